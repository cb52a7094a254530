// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature;

import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The nomenclature as it stands for acts of one day. Does not change once obtained; every answer comes from memory. */
public interface Catalogue {

    /** The families and themes of the day, in order. A family without theme is left out. */
    List<ThemeFamily> themes();

    /** The codes of the day, in order; families included for {@link CodeList#THEME}. */
    List<Code> list(CodeList list);

    /** The codes that an act of the day may bear, in order, as a form offers them in the language of the request. */
    default List<Option> options(CodeList list) {
        return list(list).stream()
                .filter(code -> isUsable(list, code.code()))
                .map(code -> new Option(code.code(), code.label().text()))
                .toList();
    }

    /** The code, if it holds on the day. */
    Optional<Code> find(CodeList list, String code);

    /** Whether an act of the day may bear the code; a family of themes is not usable itself. */
    boolean isUsable(CodeList list, String code);

    /**
     * The full label of the day or, for a code that does not hold on the day, the nearest one known: an act keeps a name
     * whatever happens. The code itself when it never existed.
     */
    String label(CodeList list, String code, Locale locale);

    /** The full label in the language of the request. */
    default String label(CodeList list, String code) {
        return label(list, code, Words.locale());
    }

    /** The short label of a code, as on a tile. */
    String brief(CodeList list, String code, Locale locale);

    /** The short label in the language of the request. */
    default String brief(CodeList list, String code) {
        return brief(list, code, Words.locale());
    }

    /** Where a France Services house must hand the demand over to, if it must. */
    Optional<Reorientation> reorientation(String theme);

    /** The operators that a theme usually meets, the most usual first. */
    List<Code> defaultOperators(String theme);

    /**
     * Code of an act of the day in an outside list. The most specific row wins: one that names the operator, then one
     * that names the theme, then its family, then the presence, then the level. Empty when no row matches.
     */
    Optional<Translation> translate(OutsideList list, Act act);

    /** Counterpart of a code of ours in an outside list that translates one of our lists, code by code. */
    Optional<Translation> translate(OutsideList list, String code);
}
