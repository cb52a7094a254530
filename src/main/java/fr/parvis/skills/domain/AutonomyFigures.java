// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.skills.SessionsAttended;
import fr.parvis.skills.SkillsSettings;
import fr.parvis.skills.domain.measure.Bounds;
import fr.parvis.skills.domain.measure.GroupSum;
import fr.parvis.skills.domain.measure.HelpBetween;
import fr.parvis.skills.domain.measure.Measured;
import fr.parvis.skills.domain.measure.Noise;
import fr.parvis.skills.domain.measure.Paths;
import fr.parvis.skills.domain.measure.Progress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Figures of autonomy from the assessments of an association; never by mediator, and nothing of one learner. */
@Component
@Transactional(readOnly = true)
public class AutonomyFigures {
    private static final int RETURN_DAYS = 90;
    private static final int FEWEST_NEEDS = 30;
    private static final int FEWEST_ASKED = 30;

    /** Bounds of doses, in times: under the second, under the third, from it on. */
    private static final List<Integer> TIMES = List.of(0, 2, 5);

    /** Bounds of doses, in minutes: under the second, under the third, from it on. */
    private static final List<Integer> MINUTES = List.of(0, 60, 300);

    /**
     * @param bounds null as long as the net change is not told
     * @param noise nothing when too few were seen by two, also in the network
     * @param noiseOfNetwork whether it is the network's, because the association has too few
     * @param seen in the order of the gestures; only those that were seen
     * @param asked persons who were called some months after they were last seen, and answered
     * @param declared the share of them who say that they do it alone, of which nothing was seen; null when they are few
     * @param returns of needs met on a card, the share met again within 90 days; null when they are few
     */
    public record Figures(
            LocalDate from,
            LocalDate to,
            int days,
            long met,
            long cards,
            long persons,
            long others,
            Measured netChange,
            Measured reached,
            Measured alone,
            @Nullable Bounds bounds,
            Optional<Noise> noise,
            boolean noiseOfNetwork,
            List<Dose> hours,
            List<Dose> doses,
            @Nullable Double returns,
            long needs,
            long asked,
            @Nullable Double declared,
            List<SeenGesture> seen) {}

    /** Number of times that a gesture was seen during visits at each level, as noted at the desk: of nobody, and no progress of anybody. */
    record Seen(String gesture, long help, long prompted, long alone) {}

    /** Counts of a gesture seen during visits ({@link Seen}), with the gesture's latest version. */
    public record SeenGesture(Gesture gesture, long help, long prompted, long alone) {}

    /**
     * The net change of those who came so often, or were helped so long.
     *
     * @param from in times, or in minutes
     * @param to not reached; null: and more
     */
    public record Dose(int from, @Nullable Integer to, Measured change) {}

    /**
     * The whole network.
     *
     * @param paths of all who were seen
     * @param at time when the oldest of its sums were made; null before the first time
     */
    public record OfNetwork(
            int days,
            long paths,
            Measured netChange,
            Measured reached,
            Measured alone,
            @Nullable Bounds bounds,
            Optional<Noise> noise,
            @Nullable Instant at) {}

    private final AssessmentTable table;
    private final SumTable sums;
    private final SeenTable seen;
    private final DeclaredTable declared;
    private final Gestures gestures;
    private final List<SessionsAttended> sessions;
    private final LocalDays localDays;
    private final int days;

    AutonomyFigures(
            AssessmentTable table,
            SumTable sums,
            SeenTable seen,
            DeclaredTable declared,
            Gestures gestures,
            List<SessionsAttended> sessions,
            LocalDays localDays,
            SkillsSettings settings) {
        this.table = table;
        this.sums = sums;
        this.seen = seen;
        this.declared = declared;
        this.gestures = gestures;
        this.sessions = sessions;
        this.localDays = localDays;
        this.days = settings.daysBetween();
    }

    /** Figures of the twelve months up to today. */
    public Figures handle() {
        var to = localDays.today();
        var from = from(to);
        var paths = paths(to, attended(from, to));
        var groups = GroupSum.of(paths.again());
        var change = Measured.netChange(groups);
        var counted = table.counted(from, to);
        var own = Noise.of(table.doubled(from, Asking.association()));
        var said = declared.counted(from, to);
        var returns = table.returns(from, to.minusDays(RETURN_DAYS), RETURN_DAYS);
        return new Figures(
                from,
                to,
                days,
                table.met(from, to),
                counted.cards(),
                counted.persons(),
                counted.others(),
                change,
                Measured.reached(groups),
                Measured.alone(groups),
                change instanceof Measured.Told ? Bounds.of(groups, paths.once().size(), paths.onceAlone()) : null,
                own.or(() -> Noise.of(table.doubled(from, null))),
                own.isEmpty(),
                doses(paths.again(), MINUTES, HelpBetween::minutes),
                doses(paths.again(), TIMES, HelpBetween::times),
                returns.needs() < FEWEST_NEEDS ? null : (double) returns.again() / returns.needs(),
                returns.needs(),
                said.asked(),
                said.asked() < FEWEST_ASKED ? null : (double) said.alone() / said.asked(),
                seen(from, to));
    }

    private List<SeenGesture> seen(LocalDate from, LocalDate to) {
        var counted = seen.counted(from, to).stream().collect(Collectors.toMap(Seen::gesture, Function.identity()));
        return gestures.list().stream()
                .filter(gesture -> counted.containsKey(gesture.code()))
                .map(gesture -> {
                    var one = Objects.requireNonNull(counted.get(gesture.code()));
                    return new SeenGesture(gesture, one.help(), one.prompted(), one.alone());
                })
                .toList();
    }

    /** For the network's head, from sums that associations fold. */
    public OfNetwork ofNetwork() {
        var groups = sums.groups();
        var once = sums.once();
        var change = Measured.netChange(groups);
        return new OfNetwork(
                days,
                once.learners(),
                change,
                Measured.reached(groups),
                Measured.alone(groups),
                change instanceof Measured.Told ? Bounds.of(groups, once.seen(), once.alone()) : null,
                Noise.of(table.doubled(from(localDays.todayOfNetwork()), null)),
                once.oldest());
    }

    /** Folds the sums of the current association. */
    @Transactional
    public void fold() {
        // sums hold no dose
        sums.write(paths(localDays.today(), List.of()));
    }

    private Paths paths(LocalDate to, List<SessionsAttended.Attended> attended) {
        return Paths.of(table.seen(from(to), to, attended), days);
    }

    private List<SessionsAttended.Attended> attended(LocalDate from, LocalDate to) {
        return sessions.stream().flatMap(one -> one.between(from, to).stream()).toList();
    }

    private static LocalDate from(LocalDate to) {
        return to.minusYears(1).plusDays(1);
    }

    private static List<Dose> doses(List<Progress> again, List<Integer> bounds, ToIntFunction<HelpBetween> much) {
        var doses = new ArrayList<Dose>();
        for (int i = 0; i < bounds.size(); i++) {
            int least = bounds.get(i);
            boolean last = i + 1 == bounds.size();
            int next = last ? Integer.MAX_VALUE : bounds.get(i + 1);
            var these = again.stream()
                    .filter(one -> {
                        var help = one.help();
                        return help != null && much.applyAsInt(help) >= least && much.applyAsInt(help) < next;
                    })
                    .toList();
            doses.add(new Dose(least, last ? null : next, Measured.netChange(GroupSum.of(these))));
        }
        return doses;
    }
}
