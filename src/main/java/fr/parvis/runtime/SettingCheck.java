// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Checks of settings, for their records: a value that cannot be used is refused with a sentence that names the setting, says what is wrong and what to
 * write. Each takes the setting as the environment names it, as in {@code PARVIS_VISITS_NOTE_DAYS}, and throws {@link SettingRefused}.
 */
public final class SettingCheck {
    private SettingCheck() {}

    public static void within(String setting, long value, long least, long most) {
        if (value < least || value > most)
            throw refused(setting, value, "Écrivez un nombre entier de " + least + " à " + most + ".");
    }

    public static void atLeast(String setting, long value, long least) {
        if (value < least) throw refused(setting, value, "Écrivez un nombre entier à partir de " + least + ".");
    }

    private static SettingRefused refused(String setting, long value, String instead) {
        return new SettingRefused(setting + " : " + value + " n’est pas possible. " + instead);
    }

    /** A duration, zero or more. */
    public static void duration(String setting, Duration value) {
        if (value.isNegative())
            throw new SettingRefused(
                    setting + " : une durée négative n’est pas possible. Écrivez par exemple PT1S pour une seconde.");
    }

    /** A folder that is there, or an empty text for none. */
    public static void folder(String setting, String path) {
        if (!path.isBlank() && !isFolder(path))
            throw new SettingRefused(setting + " : le dossier « " + path
                    + " » n’existe pas. Créez-le, écrivez le chemin d’un autre, ou laissez vide.");
    }

    private static boolean isFolder(String path) {
        try {
            return Files.isDirectory(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** A regular expression. */
    public static void expression(String setting, String value) {
        try {
            Pattern.compile(value);
        } catch (PatternSyntaxException e) {
            throw new SettingRefused(setting + " : cette expression ne se lit pas.");
        }
    }
}
