// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.rounds.domain.Team;
import fr.parvis.rounds.domain.walks.Sector;
import fr.parvis.rounds.domain.walks.Sectors;
import fr.parvis.rounds.domain.walks.SeeWalks;
import fr.parvis.rounds.domain.walks.Sighting;
import fr.parvis.rounds.domain.walks.Walk;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;

/** Parts that the forms of a walk share: its fields as they are read, its choices, its sentence. */
@Component
class WalkForms {
    private final SeeWalks see;
    private final Sectors sectors;
    private final Team team;
    private final Choices choices;

    WalkForms(SeeWalks see, Sectors sectors, Team team, Choices choices) {
        this.see = see;
        this.sectors = sectors;
        this.team = team;
        this.choices = choices;
    }

    /** @param photos one for each sighting that the form may have; empty where there is none */
    Walk read(RoundForm form, List<byte[]> photos, List<Sighting> known) {
        var day = form.day("day", true);
        var time = form.time("startedAt");
        var sector = FormFields.id(form.of("sector"));
        if (sector == null) form.problems().add("sector", t("rounds.problem.sector-missing"));
        int minutes = form.number("minutes");
        int persons = form.number("persons");
        var seen = new ArrayList<Sighting>();
        for (int i = 0; i < photos.size(); i++) {
            var photo = photos.get(i);
            boolean empty = form.of("kind" + i).isEmpty()
                    && form.of("place" + i).isEmpty()
                    && form.of("said" + i).isEmpty()
                    && photo.length == 0;
            if (empty) continue;
            var id = form.idOrNew("event" + i);
            var before = known.stream().filter(s -> s.id().equals(id)).findFirst();
            seen.add(new Sighting(
                    id,
                    form.of("kind" + i),
                    form.of("place" + i),
                    form.of("said" + i),
                    form.text("relay" + i),
                    null,
                    null,
                    null,
                    photo.length == 0 ? null : photo,
                    before.map(Sighting::hasPhoto).orElse(false)));
        }
        return new Walk(
                form.idOrNew("walk"),
                sector == null ? Ids.NIL : sector,
                LocalDate.EPOCH,
                day == null || time == null
                        ? Instant.EPOCH
                        : day.atTime(time).atZone(team.zone()).toInstant(),
                minutes,
                persons,
                form.text("partner"),
                Ids.NIL,
                form.ids("colleagues"),
                seen,
                form.version());
    }

    static List<byte[]> photos(MultiValueMap<String, MultipartFile> files, int count) {
        var photos = new ArrayList<byte[]>();
        for (int i = 0; i < count; i++)
            try {
                var file = files.getFirst("photo" + i);
                photos.add(file == null ? new byte[0] : file.getBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        return photos;
    }

    /** {@code events[1].place} is the field {@code place1} of the form. */
    static void addTo(Problems problems, List<Problem> found) {
        for (var problem : found)
            problems.add(
                    problem.field()
                            .replaceAll("^events\\[(\\d+)]\\.?(\\w*)$", "$2$1")
                            .replaceAll("^walk$", ""),
                    t(problem));
    }

    static String texts(Walk walk) {
        return walk.sightings().stream().map(s -> s.place() + " " + s.said()).collect(Collectors.joining(" "));
    }

    String said(Walk walk) {
        var sector = sectors.find(walk.sector()).map(Sector::name).orElse("?");
        return t("rounds.walk.said", sector, Words.duration(walk.minutes()), Words.n("rounds.persons", walk.persons()));
    }

    /** The list that it stands in: a walk of the evening may be recorded in the next month. */
    static String toMonthOf(Walk walk) {
        return "redirect:" + WalksController.ADDRESS + "?mois=" + YearMonth.from(walk.day());
    }

    String toMonthOf(UUID id) {
        return see.find(id).map(found -> toMonthOf(found.walk())).orElse("redirect:" + WalksController.ADDRESS);
    }

    WalkChoices choices(Collection<UUID> kept, @Nullable UUID sector, UUID author) {
        var today = team.today();
        return new WalkChoices(
                sectors.list().stream()
                        .filter(s -> s.openOn(today) || s.id().equals(sector))
                        .map(s -> new Option(s.id().toString(), s.name()))
                        .toList(),
                choices.partners(),
                choices.people(author, kept),
                kinds(),
                today.minusDays(see.oldestDays()).toString(),
                today.toString());
    }

    static List<Option> kinds() {
        return Sighting.KINDS.stream()
                .map(kind -> new Option(kind, t("rounds.sighting." + kind)))
                .toList();
    }
}
