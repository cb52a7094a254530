// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.skills.PastAssessments;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the demonstration's assessments. */
@Component
class LoadAssessments implements PastAssessments {
    private final LearnerTable learners;
    private final AssessmentTable table;
    private final Gestures gestures;
    private final JdbcClient database;

    LoadAssessments(LearnerTable learners, AssessmentTable table, Gestures gestures, JdbcClient database) {
        this.learners = learners;
        this.table = table;
        this.gestures = gestures;
        this.database = database;
    }

    @Override
    public List<String> gestures(LocalDate day) {
        return gestures.on(day).stream().map(Gesture::code).toList();
    }

    @Override
    @Transactional
    public void load(List<Known> all) {
        for (var known : all) {
            learners.insert(new Learner(
                    known.learner(),
                    null,
                    known.person(),
                    known.days().getFirst().day()));
            for (var day : known.days()) {
                var standing =
                        gestures.on(day.day()).stream().collect(Collectors.toMap(Gesture::code, Function.identity()));
                Actor.is(day.by()).run(() -> table.begin(day.id(), known.learner(), day.point(), day.day()));
                write(
                        day.by(),
                        day.levels(),
                        standing,
                        (gesture, level) -> table.write(
                                day.id(),
                                new AssessmentTable.Seen(
                                        gesture, level, day.seconds().containsKey(gesture.code()), null, null)));
                write(
                        day.second(),
                        day.seconds(),
                        standing,
                        (gesture, level) -> table.writeSecond(day.id(), gesture, level));
            }
        }
    }

    @Override
    @Transactional
    public void atDesk(LocalDate since) {
        database.sql("""
                        insert into skills.visit_gesture (association, visit, gesture, gesture_version, level, seen_at)
                        select r.association, r.visit, g.code, g.version, abs(hashtext(r.visit::text)) % 3, v.started_at
                        from visits.counted_request r join visits.recorded_visit v on v.association = r.association and v.id = r.visit
                        join skills.gesture g on r.theme = any (g.themes)
                        where r.association = :association and r.day >= :since and r.support in ('trained', 'accompanied')
                            and abs(hashtext(r.visit::text)) % 4 = 0
                            and g.version = (select max(o.version) from skills.gesture o where o.code = g.code and o.valid_from <= r.day)
                        on conflict do nothing""")
                .param("association", Asking.association())
                .param("since", since)
                .update();
    }

    private static void write(
            UUID by, Map<String, String> levels, Map<String, Gesture> standing, BiConsumer<Gesture, Level> write) {
        levels.forEach((code, level) -> {
            var gesture = standing.get(code);
            if (gesture != null)
                Actor.is(by).run(() -> write.accept(gesture, Level.find(level).orElseThrow()));
        });
    }
}
