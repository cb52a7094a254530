// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.visits.Direction;
import fr.parvis.visits.Visit;
import fr.parvis.visits.domain.Habits;
import fr.parvis.visits.domain.LearnHabits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Choices of the plain form of a visit, and how what is typed there is read. */
@Component
class ShowForm {
    private static final Pattern WITH_INSEE = Pattern.compile(".*\\((\\d[\\dAB]\\d{3})\\)\\s*");

    private final ReadDesk desk;
    private final LearnHabits habits;
    private final Nomenclature nomenclature;
    private final Communes communes;
    private final LocalDays localDays;

    ShowForm(ReadDesk desk, LearnHabits habits, Nomenclature nomenclature, Communes communes, LocalDays localDays) {
        this.desk = desk;
        this.habits = habits;
        this.nomenclature = nomenclature;
        this.communes = communes;
        this.localDays = localDays;
    }

    /** The habits of the point; usual ones where there is none. */
    Habits habits(@Nullable Point point) {
        var today = today(point);
        return habits.at(point == null ? Ids.NIL : point.id(), today);
    }

    LocalDate today(@Nullable Point point) {
        return localDays.today(point);
    }

    FormChoices choices(List<Point> points, @Nullable Point point, UUID first) {
        return choices(points, point, today(point), first);
    }

    /** Choices for an act of a day: a code closed since is still offered for what took place before. */
    FormChoices choices(List<Point> points, @Nullable Point point, LocalDate day, UUID first) {
        var catalogue = nomenclature.on(day);
        var colleagues = new ArrayList<Option>();
        desk.colleagues(first).forEach(a -> colleagues.add(new Option(a.id().toString(), a.name())));
        return new FormChoices(
                points.stream()
                        .map(p -> new Option(p.id().toString(), p.name()))
                        .toList(),
                catalogue.options(CodeList.PRESENCE),
                List.of(
                        new Option("INCOMING", Words.t("visits.direction.INCOMING")),
                        new Option("OUTGOING", Words.t("visits.direction.OUTGOING"))),
                themes(catalogue, habits(point)),
                catalogue.options(CodeList.OPERATOR),
                catalogue.options(CodeList.LEVEL),
                catalogue.options(CodeList.RESULT),
                catalogue.options(CodeList.AGE_BAND),
                catalogue.options(CodeList.GENDER),
                catalogue.options(CodeList.SITUATION),
                catalogue.options(CodeList.LANGUAGE),
                catalogue.options(CodeList.BLOCKER),
                catalogue.options(CodeList.SUPPORT),
                catalogue.options(CodeList.AUTONOMY),
                catalogue.options(CodeList.DEVICE),
                colleagues);
    }

    /** Visit that the form describes; values that cannot be read are added to the problems. */
    Visit read(VisitForm form, Point point, Problems problems) {
        var usual = nomenclature
                .on(today(point))
                .find(CodeList.PRESENCE, form.value("presence"))
                .map(ReadDesk::usualDirection)
                .orElse(Direction.INCOMING);
        return form.toVisit(point.zone(), usual, commune(form.value("commune"), point, problems), problems);
    }

    /** {@code Villeurbanne (69266)}, as the field shows it and reads it again. */
    String communeText(@Nullable String insee) {
        return insee == null ? "" : communes.find(insee).map(ShowForm::text).orElse(insee);
    }

    /** Codes of an address; one that may not be used on that day is left out. */
    KnownBefore known(DeskController.Asked asked, LocalDate day) {
        var catalogue = nomenclature.on(day);
        var place = communes.find(asked.commune()).orElse(null);
        return new KnownBefore(
                usable(catalogue, CodeList.THEME, asked.theme()),
                place == null ? null : place.insee(),
                place == null ? null : text(place),
                usable(catalogue, CodeList.OPERATOR, asked.partner()),
                usable(catalogue, CodeList.PRESENCE, asked.presence()),
                usable(catalogue, CodeList.LANGUAGE, asked.language()));
    }

    private static @Nullable String usable(Catalogue catalogue, CodeList list, String code) {
        return catalogue.isUsable(list, code) ? code : null;
    }

    private static String text(Commune commune) {
        return commune.name() + " (" + commune.insee() + ")";
    }

    /** A name, a postcode, or a name with its INSEE code; the point's own department decides between namesakes. */
    private @Nullable String commune(String typed, Point point, Problems problems) {
        var text = typed.strip();
        if (text.isEmpty()) return null;
        var exact = WITH_INSEE.matcher(text);
        if (exact.matches()) return exact.group(1);
        var found = communes.search(text);
        var named = found.stream().filter(c -> c.name().equalsIgnoreCase(text)).toList();
        var candidates = named.isEmpty() ? found : named;
        var here = candidates.stream()
                .filter(c -> c.department().equals(point.department()))
                .toList();
        if (candidates.size() == 1) return candidates.getFirst().insee();
        if (here.size() == 1) return here.getFirst().insee();
        problems.add(
                "commune",
                candidates.isEmpty()
                        ? Words.t("visits.problem.commune-none", text)
                        : Words.t(
                                "visits.problem.commune-several",
                                candidates.stream().limit(5).map(ShowForm::text).collect(Collectors.joining(", "))));
        return null;
    }

    private static List<FormChoices.Group> themes(Catalogue catalogue, Habits habits) {
        var groups = new ArrayList<FormChoices.Group>();
        groups.add(new FormChoices.Group(
                Words.t("visits.form.most-met"),
                habits.themes().stream()
                        .map(theme -> new Option(theme, catalogue.label(CodeList.THEME, theme)))
                        .toList()));
        for (var family : catalogue.themes())
            groups.add(new FormChoices.Group(
                    family.family().label().text(),
                    family.themes().stream().map(code -> option(code)).toList()));
        return groups;
    }

    private static Option option(Code code) {
        return new Option(code.code(), code.label().text());
    }
}
