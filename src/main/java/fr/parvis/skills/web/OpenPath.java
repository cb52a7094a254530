// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import fr.parvis.access.SignedIn;
import fr.parvis.network.LastPlace;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.people.People;
import fr.parvis.sheets.Cards;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.skills.domain.Learner;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names of learners, cards and points on the pages of assessments. */
@Component
class OpenPath {
    private static final int LONGEST_TYPED = 200;

    private final People people;
    private final Points points;
    private final LastPlace lastPlace;
    private final LocalDays localDays;

    OpenPath(People people, Points points, LastPlace lastPlace, LocalDays localDays) {
        this.people = people;
        this.points = points;
        this.lastPlace = lastPlace;
        this.localDays = localDays;
    }

    /** The name of a person; of a card that it is one. */
    String name(Learner learner) {
        return name(learner.person());
    }

    String name(@Nullable UUID person) {
        return person == null
                ? Words.t("skills.of-card")
                : people.find(person).map(People.Named::name).orElse(Words.t("skills.of-card"));
    }

    /** A code as far as one is read. */
    static String typed(String code) {
        return code.length() > LONGEST_TYPED ? code.substring(0, LONGEST_TYPED) : code;
    }

    /** The code was typed too long ago, or never: where to type it, whatever there is. */
    static String typeAgain() {
        Notice.warning(Words.t("skills.type-again")).onNextPage();
        return "redirect:" + Addresses.SKILLS;
    }

    private static SignedIn who() {
        return Objects.requireNonNull(SignedIn.current(), "a page of paths is somebody's");
    }

    List<Option> points() {
        var association = who().association();
        if (association == null) return List.of();
        var today = localDays.today();
        return points.list(association).stream()
                .filter(point -> point.openOn(today))
                .map((Point point) -> new Option(point.id().toString(), point.name()))
                .toList();
    }

    /** Cards at hand, known by when they were read: nothing else tells them apart. */
    List<Option> cards(List<Cards.Held> held) {
        return held.stream()
                .map(card -> new Option(card.card().toString(), readAt(card)))
                .toList();
    }

    String readAt(Cards.Held card) {
        return Words.t(
                "skills.card-read-at", Words.time(localDays.local(card.readAt()).toLocalTime()));
    }

    String point(UUID id) {
        return points.name(id).orElse("—");
    }

    /** The one that was said, if it is one; else the only one, or where the account worked last. */
    @Nullable
    UUID here(@Nullable UUID said) {
        var all = points();
        if (isOneOf(all, said)) return said;
        if (all.size() == 1) return UUID.fromString(all.getFirst().value());
        return lastPlace
                .of(who().account(), localDays.today())
                .filter(point -> isOneOf(all, point))
                .orElse(null);
    }

    private static boolean isOneOf(List<Option> all, @Nullable UUID point) {
        return point != null && all.stream().anyMatch(one -> one.value().equals(point.toString()));
    }
}
