// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database.engine;

import org.jspecify.annotations.Nullable;

/** The database cannot be used as asked; the message, in French, tells the person at the console what to do. */
public class EngineRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EngineRefused(String message) {
        super(message);
    }

    public EngineRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
