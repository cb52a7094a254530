// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.papers;

import fr.parvis.people.PersonalDataProvider;
import fr.parvis.shell.Words;
import fr.parvis.skills.domain.Assessment;
import fr.parvis.skills.domain.FollowUps;
import fr.parvis.skills.domain.Gesture;
import fr.parvis.skills.domain.Gestures;
import fr.parvis.skills.domain.ReadPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Digital skills of a person, for the answer to their access request. */
@Component
class SkillsPersonalData implements PersonalDataProvider {
    private final ReadPath read;
    private final FollowUps followUps;
    private final Gestures gestures;

    SkillsPersonalData(ReadPath read, FollowUps followUps, Gestures gestures) {
        this.read = read;
        this.followUps = followUps;
        this.gestures = gestures;
    }

    @Override
    public int order() {
        return 17;
    }

    @Override
    public String title() {
        return Words.t("skills.title");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Told> tell(UUID person) {
        var known = gestures.list().stream().collect(Collectors.toMap(Gesture::code, Function.identity()));
        var seen =
                read.observationsOf(person).stream().collect(Collectors.groupingBy(Assessment.Observation::assessment));
        var assessed = read.assessmentsOf(person).stream().map(one -> {
            var lines = new ArrayList<Line>();
            for (var observed : seen.getOrDefault(one.id(), List.of())) {
                var gesture = known.get(observed.gesture());
                lines.add(new Line(
                        gesture == null ? observed.gesture() : gesture.label(Words.locale()),
                        Words.t("skills.level." + observed.level().key())));
            }
            add(lines, "skills.access", "skills.access.", one.access());
            add(lines, "skills.brakes", "skills.brake.", one.brakes());
            return new Told(Words.longDate(one.day()), lines);
        });
        var declared = followUps.of(person).stream()
                .map(one -> new Told(
                        Words.longDate(one.notedOn()),
                        List.of(new Line(
                                Words.t("skills.follow-up.question"),
                                Words.t("skills.follow-up." + (one.alone() ? "yes" : "no"))))));
        return Stream.concat(assessed, declared).toList();
    }

    private static void add(List<Line> lines, String name, String prefix, @Nullable List<String> codes) {
        if (codes != null && !codes.isEmpty())
            lines.add(new Line(
                    Words.t(name),
                    codes.stream().map(code -> Words.t(prefix + code)).collect(Collectors.joining(", "))));
    }
}
