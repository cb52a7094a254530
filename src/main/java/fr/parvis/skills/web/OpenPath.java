package fr.parvis.skills.web;

import fr.parvis.access.SignedIn;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.people.People;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.skills.domain.Learner;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who a path is of, as pages name them, and where an assessment may be counted. */
@Component
class OpenPath {
    private final People people;
    private final Points points;

    OpenPath(People people, Points points) {
        this.people = people;
        this.points = points;
    }

    /** The name of a person; of a card that it is one. */
    String name(Learner learner) {
        var person = learner.person();
        return person == null
                ? Words.t("skills.of-card")
                : people.find(person).map(People.Named::name).orElse(Words.t("skills.of-card"));
    }

    /** The code was typed too long ago, or never: where to type it, whatever there is. */
    static String typeAgain(RedirectAttributes redirect) {
        Notice.warning(Words.t("skills.type-again")).after(redirect);
        return "redirect:" + Addresses.SKILLS;
    }

    List<Option> points(SignedIn who) {
        var association = who.association();
        if (association == null) return List.of();
        return points.list(association).stream()
                .filter(point -> point.closedOn() == null)
                .map((Point point) -> new Option(point.id().toString(), point.name()))
                .toList();
    }

    String point(UUID id) {
        return points.find(id).map(Point::name).orElse("—");
    }

    /** The one that was said, if it is one; else the only one. */
    @Nullable UUID point(@Nullable UUID said, SignedIn who) {
        var all = points(who);
        if (said != null && all.stream().anyMatch(one -> one.value().equals(said.toString()))) return said;
        return all.size() == 1 ? UUID.fromString(all.getFirst().value()) : null;
    }
}
