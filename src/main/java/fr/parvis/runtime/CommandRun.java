// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/** Runs the sub-command named on the command line, then lets the process end with its exit code. */
@Component
@ConditionalOnExpression("!'${parvis.command:}'.isBlank()")
class CommandRun implements ApplicationRunner, ExitCodeGenerator {
    private static final Logger LOG = LoggerFactory.getLogger(CommandRun.class);

    private final List<Command> commands;
    private int exitCode;

    CommandRun(List<Command> commands) {
        this.commands =
                commands.stream().sorted(Comparator.comparing(Command::name)).toList();
    }

    @Override
    public void run(ApplicationArguments given) {
        exitCode = run(Arrays.asList(given.getSourceArgs()), System.out);
    }

    private int run(List<String> words, PrintStream print) {
        var line = String.join(" ", words);
        for (var command : commands) {
            if (!line.equals(command.name()) && !line.startsWith(command.name() + " ")) continue;
            var args = words.subList(command.name().split(" ").length, words.size());
            try {
                return command.run(args, new Terminal(print, System.console() != null));
            } catch (Exception e) {
                LOG.error("command {} failed", command.name(), e);
                print.println("« " + command.name() + " » n'a pas abouti : " + e.getMessage());
                return 1;
            }
        }
        if (!line.equals("help")) print.println("Commande inconnue : " + line);
        commands.forEach(c -> print.println("  bin/parvis " + c.name() + " " + c.usage()));
        return line.equals("help") ? 0 : 2;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
