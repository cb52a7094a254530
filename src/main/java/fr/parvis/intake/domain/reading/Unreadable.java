// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain.reading;

import java.util.List;

/** A file that cannot be read as a list: why, as a word key and what goes into it. Nothing of the file is in it. */
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final String key;
    private final transient List<String> args;

    public Unreadable(String key, Object... args) {
        super(key, null, false, false);
        this.key = "intake.file." + key;
        this.args = List.of(args).stream().map(String::valueOf).toList();
    }

    public String key() {
        return key;
    }

    public List<String> args() {
        return args;
    }
}
