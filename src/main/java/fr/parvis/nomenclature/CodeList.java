package fr.parvis.nomenclature;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The lists that an act is described with. */
public enum CodeList {
    THEME,
    OPERATOR,
    LEVEL,
    PRESENCE,
    DIRECTION,
    RESULT,
    AGE_BAND,
    GENDER,
    SITUATION,
    LANGUAGE;

    private final String key = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name of the list in the database, in files and in addresses: {@code age-band}. */
    public String key() {
        return key;
    }

    public static Optional<CodeList> find(String key) {
        return Arrays.stream(values()).filter(list -> list.key.equals(key)).findAny();
    }
}
