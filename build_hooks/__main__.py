"""`python -m build_hooks` is the command `guide`."""

from build_hooks.cli.main import main

if __name__ == "__main__":
    main()
