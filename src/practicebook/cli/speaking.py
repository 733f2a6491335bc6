"""Commands of click whose help and complaints are in the reader's language.

A module declares names and types alone; the sentences stand in the messages under `cli.command.<name>`.
"""

from collections.abc import Callable
from typing import Any

import click

from practicebook.messages import has, languages, text


def _language_option(lang: str) -> click.Option:
    """`--lang`, which every command takes; `__main__` has read it by the time the command exists."""
    return click.Option(
        ["--lang"], type=click.Choice(languages()), expose_value=False, help=text("cli.option.lang", lang)
    )


def _help_option(lang: str) -> click.Option:
    def show(context: click.Context, _parameter: click.Parameter, is_asked: bool) -> None:  # noqa: FBT001 - click's signature
        if is_asked and not context.resilient_parsing:
            click.echo(context.get_help())
            context.exit()

    return click.Option(
        ["--help", "-h"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=text("cli.option.help", lang),
    )


class _Speaking(click.Command):
    """What a command and a group of them share."""

    lang: str

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write usage, purpose, options, and in a group its commands."""
        prefix = f"{text('cli.help.usage', self.lang)} "
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=prefix)
        formatter.write_paragraph()
        for paragraph in (self.help or "").strip().split("\n"):
            with formatter.indentation():
                formatter.write_text(paragraph)
        if isinstance(self, click.Group):
            commands = [(name, command) for name in self.list_commands(ctx) if (command := self.get_command(ctx, name))]
            with formatter.section(text("cli.help.commands", self.lang)):
                formatter.write_dl([(name, command.short_help or "") for name, command in commands])
        options = [parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        with formatter.section(text("cli.help.options", self.lang)):
            formatter.write_dl(records)


class SpeakingCommand(_Speaking):
    """One command, worded under `cli.command.<name>`; `group.name` is a command of a group."""

    def __init__(self, name: str, lang: str, callback: Callable[..., Any], *parameters: click.Parameter) -> None:
        """Word the parameters and add those that every command takes; `callback` gets the console first."""
        self.lang = lang
        for parameter in parameters:
            key = f"cli.command.{name}.{parameter.param_type_name}.{parameter.name}"
            if isinstance(parameter, click.Option):
                parameter.help = text(key, lang)
            elif has(key, lang):
                parameter.metavar = text(key, lang)
        super().__init__(
            name.rpartition(".")[2],
            params=[*parameters, _language_option(lang), _help_option(lang)],
            callback=click.pass_obj(callback),
            short_help=text(f"cli.command.{name}.summary", lang),
            help=text(f"cli.command.{name}.help", lang),
            options_metavar=text("cli.help.options_metavar", lang),
            add_help_option=False,
        )


class SpeakingGroup(_Speaking, click.Group):
    """The program: its commands are made by `load` when they are asked for."""

    def __init__(
        self,
        name: str,
        lang: str,
        names: tuple[str, ...],
        load: Callable[[str, str], click.Command],
        key: str | None = None,
    ) -> None:
        """Keep the names of the commands and the way to make one from its name and a language.

        A group within the program is worded under `key`.
        """
        self.lang, self._names, self._load = lang, names, load
        super().__init__(
            name,
            params=[_language_option(lang), _help_option(lang)],
            help=text(f"{key}.help", lang) if key else text("cli.program", lang),
            short_help=text(f"{key}.summary", lang) if key else None,
            options_metavar=text("cli.help.options_metavar", lang),
            subcommand_metavar=text("cli.help.command_metavar", lang),
            add_help_option=False,
            no_args_is_help=False,
            invoke_without_command=True,
            callback=self._show_help,
        )

    @staticmethod
    def _show_help() -> None:
        """Without a command, say which there are."""
        context = click.get_current_context()
        if context.invoked_subcommand is None:
            click.echo(context.get_help())

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the commands, in the order a newcomer meets them."""
        return list(self._names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Make the command, or None when there is none of that name."""
        return self._load(cmd_name, self.lang) if cmd_name in self._names else None


def complaint(error: click.UsageError, lang: str) -> str:
    """What is wrong with the words of the call, in `lang`, and where to read more."""
    given: dict[str, str] = {}
    allowed: tuple[str, ...] = ()
    kind = "other"
    if isinstance(error, click.NoSuchOption):
        kind, given = "no_such_option", {"found": error.option_name}
    elif isinstance(error, click.exceptions.NoSuchCommand):
        kind, given = "no_such_command", {"found": error.command_name}
        if error.ctx and isinstance(error.ctx.command, click.Group):
            allowed = tuple(error.ctx.command.list_commands(error.ctx))
    elif isinstance(error, click.MissingParameter):
        kind, given = "missing", {"name": _shown(error)}
    elif isinstance(error, click.BadParameter):
        kind, given = "bad_value", {"name": _shown(error)}
        if error.param is not None and isinstance(error.param.type, click.Choice):
            allowed = tuple(str(choice) for choice in error.param.type.choices)
    elif isinstance(error, click.BadOptionUsage):
        kind, given = "option_needs_value", {"found": error.option_name}
    sentences = [text(f"cli.usage.{kind}", lang, **given)]
    if allowed:
        sentences.append(text("cli.usage.allowed", lang, allowed=", ".join(allowed)))
    command = error.ctx.command_path if error.ctx else ""
    sentences.append(text("cli.usage.see_help", lang, command=command))
    return " ".join(sentences)


def _shown(error: click.BadParameter) -> str:
    if error.param is None:
        return ""
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return error.param.metavar or error.param.name or ""
