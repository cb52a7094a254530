// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.web;

import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.domain.Snapshot;
import fr.parvis.shell.Option;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Choices of the forms of the nomenclature.
 *
 * @param icons names of the icons that the nomenclature uses
 */
public record Choices(
        List<Option> families,
        List<Option> themes,
        List<Option> operators,
        List<Option> presences,
        List<Option> levels,
        List<Option> directions,
        List<Option> icons) {

    static Choices of(Snapshot snapshot, Catalogue day) {
        return new Choices(
                day.list(CodeList.THEME).stream()
                        .filter(theme -> theme.parent() == null)
                        .map(theme -> option(theme))
                        .toList(),
                day.themes().stream()
                        .flatMap(family -> Stream.concat(
                                Stream.of(option(family.family())),
                                family.themes().stream()
                                        .map(theme -> new Option(
                                                theme.code(),
                                                "— " + theme.label().text()))))
                        .toList(),
                options(day, CodeList.OPERATOR),
                options(day, CodeList.PRESENCE),
                options(day, CodeList.LEVEL),
                options(day, CodeList.DIRECTION),
                Arrays.stream(CodeList.values())
                        .flatMap(list -> snapshot.latest(list).stream())
                        .map(Code::icon)
                        .filter(icon -> !icon.isEmpty())
                        .distinct()
                        .sorted()
                        .map(icon -> new Option(icon, icon))
                        .toList());
    }

    static List<Option> options(Catalogue day, CodeList list) {
        return day.list(list).stream().map(code -> option(code)).toList();
    }

    private static Option option(Code code) {
        return new Option(code.code(), code.label().text());
    }

    /** The colour of a family, which its themes bear. */
    static String colour(Catalogue day, String family) {
        return day.find(CodeList.THEME, family)
                .map(code -> String.valueOf(code.family()))
                .orElse("8");
    }
}
