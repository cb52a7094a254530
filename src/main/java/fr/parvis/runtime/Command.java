// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import java.util.List;

/** A sub-command of {@code bin/parvis}; modules contribute them as beans. */
public interface Command {
    /** Name as it is typed, one or two words: {@code "import points"}. */
    String name();

    /** The rest of the line and, after a dash, what it does, for {@code bin/parvis help}. */
    String usage();

    /**
     * Runs the command.
     *
     * @return the exit code: 0 done, 1 refused or failed, 2 wrong words
     */
    int run(List<String> args, Out out) throws Exception;

    /** Output of a command. */
    interface Out {
        void line(String text);

        /** Says how far a long work is; where it can, the next word takes the place of this one. */
        default void progress(String text) {
            line(text);
        }
    }
}
