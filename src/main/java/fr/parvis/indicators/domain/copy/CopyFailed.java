// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import org.jspecify.annotations.Nullable;

/** The engine of the copy refused or failed: the caller asks the database, and the copy may be made anew. */
class CopyFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    CopyFailed(String what, @Nullable Throwable cause) {
        super("the copy of the figures: " + what + (cause == null ? "" : ": " + cause.getMessage()), cause);
    }

    /** Whether there was no room left on the disk. */
    boolean isFull() {
        for (Throwable one = this; one != null; one = one.getCause()) {
            var said = String.valueOf(one.getMessage());
            if (said.contains("No space left") || said.contains("not enough disk space")) return true;
        }
        return false;
    }
}
