// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain.reading;

/** A file that cannot be read as a list: why, as a message key and what goes into it. Nothing of the file is in it. */
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final transient FileProblem problem;

    public Unreadable(FileFault fault, Object... args) {
        super(fault.name(), null, false, false);
        this.problem = FileProblem.of(fault, args);
    }

    public FileProblem problem() {
        return problem;
    }
}
