// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.domain;

import fr.parvis.nomenclature.Act;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Label;
import fr.parvis.nomenclature.OutsideList;
import fr.parvis.nomenclature.Reorientation;
import fr.parvis.nomenclature.ThemeFamily;
import fr.parvis.nomenclature.Translation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The nomenclature of one day, laid out for looking up. */
final class DayCatalogue implements Catalogue {

    private static final Comparator<Code> IN_ORDER =
            Comparator.comparingInt(Code::position).thenComparing(Code::code);

    private final LocalDate date;
    private final Snapshot snapshot;
    private final Map<CodeList, Map<String, Code>> codes = new EnumMap<>(CodeList.class);
    private final Map<CodeList, List<Code>> ordered = new EnumMap<>(CodeList.class);
    private final List<ThemeFamily> themes;
    private final Map<TranslationKey, Translation> translations = new HashMap<>();

    DayCatalogue(LocalDate date, Snapshot snapshot, Iterable<TranslationRow> rows) {
        this.date = date;
        this.snapshot = snapshot;
        for (var list : CodeList.values()) {
            var held = snapshot.versions(list).stream()
                    .filter(version -> version.holdsOn(date))
                    .sorted(IN_ORDER)
                    .toList();
            var byCode = new HashMap<String, Code>();
            held.forEach(code -> byCode.put(code.code(), code));
            codes.put(list, byCode);
            ordered.put(list, held);
        }
        themes = tree(held(CodeList.THEME));
        for (var row : rows) if (row.holdsOn(date)) translations.put(row.key(), row.translation());
    }

    private static List<ThemeFamily> tree(List<Code> themes) {
        var families = new ArrayList<ThemeFamily>();
        for (var family : themes) {
            if (family.parent() != null) continue;
            var own = themes.stream()
                    .filter(theme -> family.code().equals(theme.parent()))
                    .toList();
            if (!own.isEmpty()) families.add(new ThemeFamily(family, own));
        }
        return List.copyOf(families);
    }

    private List<Code> held(CodeList list) {
        return ordered.getOrDefault(list, List.of());
    }

    @Override
    public List<ThemeFamily> themes() {
        return themes;
    }

    @Override
    public List<Code> list(CodeList list) {
        return held(list);
    }

    @Override
    public Optional<Code> find(CodeList list, String code) {
        return Optional.ofNullable(codes.getOrDefault(list, Map.of()).get(code));
    }

    @Override
    public boolean isUsable(CodeList list, String code) {
        var found = find(list, code);
        return found.isPresent() && (list != CodeList.THEME || found.get().parent() != null);
    }

    @Override
    public String label(CodeList list, String code, Locale locale) {
        return called(list, code, locale).text();
    }

    @Override
    public String brief(CodeList list, String code, Locale locale) {
        return called(list, code, locale).brief();
    }

    private Label called(CodeList list, String code, Locale locale) {
        return find(list, code)
                .or(() -> snapshot.nearest(list, code, date))
                .map(found -> found.label(locale))
                .orElseGet(() -> new Label(code, code));
    }

    @Override
    public Optional<Reorientation> reorientation(String theme) {
        return find(CodeList.THEME, theme)
                .filter(code -> code.attributes().containsKey("reorient"))
                .map(code -> new Reorientation(
                        code,
                        operators(code.several("reorient")),
                        code.attributes().getOrDefault("note", ""),
                        code.attributes().getOrDefault("source", "")));
    }

    @Override
    public List<Code> defaultOperators(String theme) {
        return find(CodeList.THEME, theme)
                .map(code -> operators(code.several("operators")))
                .orElse(List.of());
    }

    private List<Code> operators(List<String> named) {
        return named.stream()
                .flatMap(operator -> find(CodeList.OPERATOR, operator).stream())
                .toList();
    }

    @Override
    public Optional<Translation> translate(OutsideList list, Act act) {
        if (list.source().isPresent())
            throw new IllegalArgumentException(
                    list + " translates " + list.source().get() + ", not an act");
        for (var operator : orAny(act.operator()))
            for (var theme : upwards(act.theme()))
                for (var presence : orAny(act.presence()))
                    for (var level : orAny(act.level())) {
                        var found = translations.get(new TranslationKey(list, theme, operator, presence, level, ""));
                        if (found != null) return Optional.of(found);
                    }
        return Optional.empty();
    }

    @Override
    public Optional<Translation> translate(OutsideList list, String code) {
        if (list.source().isEmpty()) throw new IllegalArgumentException(list + " translates acts, not one list");
        return Optional.ofNullable(translations.get(TranslationKey.ofTrait(list, code)));
    }

    private static List<String> orAny(String code) {
        return code.isEmpty() ? List.of("") : List.of(code, "");
    }

    /** The theme, its families by what held on the day or nearest to it, then any. */
    private Set<String> upwards(String theme) {
        var chain = new LinkedHashSet<String>();
        var at = theme;
        while (!at.isEmpty() && chain.add(at)) {
            var step = at;
            var parent = find(CodeList.THEME, step)
                    .or(() -> snapshot.nearest(CodeList.THEME, step, date))
                    .map(Code::parent)
                    .orElse("");
            at = parent;
        }
        chain.add("");
        return chain;
    }
}
