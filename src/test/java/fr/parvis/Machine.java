// SPDX-License-Identifier: EUPL-1.2
package fr.parvis;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Programs that some tests need, such as a reader of PDF: without one they are skipped, and fail in CI. */
public final class Machine {
    private Machine() {}

    /** Skips the test that runs unless this file is there. */
    public static void needs(Path file) {
        assumeTrue(has(file), file + " is not there");
    }

    public static boolean has(Path file) {
        if (Files.exists(file)) return true;
        if (System.getenv("CI") != null) fail("%s is not there", file);
        return false;
    }
}
