// SPDX-License-Identifier: EUPL-1.2
package fr.parvis;

/** How much the heavy tests do: a small part, and all of it with {@code -Dparvis.test.all=true} ({@code bin/test --all}). */
public final class Scale {
    public static final boolean ALL = Boolean.getBoolean("parvis.test.all");

    private Scale() {}

    public static int of(int small, int all) {
        return ALL ? all : small;
    }
}
