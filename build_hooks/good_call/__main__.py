"""`python -m good_call` is the command `guide`."""

from good_call.cli.main import main

if __name__ == "__main__":
    main()
