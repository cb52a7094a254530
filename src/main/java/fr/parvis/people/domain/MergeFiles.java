// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.domain;

import fr.parvis.audit.Journal;
import fr.parvis.people.FilesMerged;
import fr.parvis.people.MergeUndone;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes one file of two that are one person's, with a choice per field; for a month it can be undone, and nothing is lost. */
@Component
@Transactional
public class MergeFiles {
    public static final Duration UNDONE_WITHIN = Duration.ofDays(30);

    private static final String CONTACT = "people.contact.person";

    /** The fields that are chosen; the others are united. */
    public static final List<String> CHOSEN = List.of("family", "given", "birthYear", "commune", "language");

    /**
     * @param kept the file that stands
     * @param fromDropped the fields whose value is the dropped file's
     * @param keptVersion the version of each that was on the screen
     */
    public record Command(UUID kept, UUID dropped, Set<String> fromDropped, int keptVersion, int droppedVersion) {}

    /** @param undoable the latest one, within its time: an earlier one says how the file was before the later */
    public record Merge(UUID id, UUID kept, UUID dropped, Instant at, UUID by, boolean undoable) {}

    /** State that undoes a merge: the kept file as it was, and as it became. */
    record Kept(PersonFile.Said before, PersonFile.Said after) {}

    private final PersonTable persons;
    private final NameIndex names;
    private final PersonColumns columns;
    private final MergeTable merges;
    private final ApplicationEventPublisher events;
    private final Journal journal;
    private final Clock clock;

    MergeFiles(
            PersonTable persons,
            NameIndex names,
            PersonColumns columns,
            MergeTable merges,
            ApplicationEventPublisher events,
            Journal journal,
            Clock clock) {
        this.persons = persons;
        this.names = names;
        this.columns = columns;
        this.merges = merges;
        this.events = events;
        this.journal = journal;
        this.clock = clock;
    }

    public Outcome<UUID> handle(Command command) {
        if (command.kept.equals(command.dropped)) return Outcome.refused("", "people.problem.merge-self");
        var locked = lock(command.kept, command.dropped);
        var kept = locked.get(command.kept);
        var dropped = locked.get(command.dropped);
        // another association's file is not there for us
        if (kept == null || dropped == null) return Outcome.refused("", "people.problem.merge-unknown");
        if (kept.mergedInto() != null || dropped.mergedInto() != null)
            return Outcome.refused("", "people.problem.merged");
        if (kept.version() != command.keptVersion || dropped.version() != command.droppedVersion)
            return new Outcome.Changed<>();
        // which of the two is right, nobody can tell; and what is unreadable in the dropped one would be out of sight
        if (kept.unreadable().safe()
                ? dropped.safe() != null
                : dropped.unreadable().safe() && kept.safe() == null)
            return Outcome.refused("", "people.problem.merge-safe-lost");
        var merge = Ids.next();
        var after = chosen(kept, dropped, command.fromDropped);
        var moved = move(merge, kept, dropped);
        // contacts that came over are the kept file's now, the rest of its words are written anew
        var now = persons.find(kept.id()).orElseThrow();
        var united = new PersonFile.Said(
                after.given(),
                after.family(),
                after.birthYear(),
                after.commune(),
                after.language(),
                after.adaptations(),
                after.discreet(),
                after.safe(),
                now.contacts());
        persons.replace(now, now.with(united, now.version() + 1));
        persons.contacted(kept.id(), dropped.lastContact());
        persons.setMergedInto(dropped.id(), kept.id());
        names.remove(dropped.id());
        merges.insert(
                new Merge(merge, kept.id(), dropped.id(), clock.instant(), CurrentActor.account(), true),
                new Kept(kept.said(), united),
                moved);
        events.publishEvent(new FilesMerged(merge, kept.id(), dropped.id()));
        journal.note(
                "people.merged",
                kept.id().toString(),
                Map.of("dropped", dropped.id().toString()));
        return new Outcome.Done<>(merge);
    }

    /** In one order for all, so that two merges wait for each other; the rows of the files before the files. */
    private Map<UUID, PersonFile> lock(UUID one, UUID other) {
        columns.lock(List.of(one, other));
        var found = new LinkedHashMap<UUID, PersonFile>();
        for (var id : new java.util.TreeSet<>(List.of(one, other)))
            persons.findLocked(id).ifPresent(file -> found.put(id, file));
        return found;
    }

    private static PersonFile.Said chosen(PersonFile kept, PersonFile dropped, Set<String> fromDropped) {
        BiFunction<String, Function<PersonFile, Object>, Object> pick =
                (field, of) -> of.apply(fromDropped.contains(field) ? dropped : kept);
        var adaptations = new LinkedHashSet<>(kept.adaptations());
        adaptations.addAll(dropped.adaptations());
        var safe = new LinkedHashSet<String>();
        for (var file : List.of(kept, dropped)) {
            var said = file.safe();
            if (said != null) safe.add(said);
        }
        return new PersonFile.Said(
                Objects.toString(pick.apply("given", PersonFile::given)),
                Objects.toString(pick.apply("family", PersonFile::family)),
                fromDropped.contains("birthYear") ? dropped.birthYear() : kept.birthYear(),
                fromDropped.contains("commune") ? dropped.commune() : kept.commune(),
                fromDropped.contains("language") ? dropped.language() : kept.language(),
                List.copyOf(adaptations),
                kept.discreet() || dropped.discreet(),
                safe.isEmpty() ? null : String.join(" / ", safe),
                kept.contacts());
    }

    private Map<String, List<String>> move(UUID merge, PersonFile kept, PersonFile dropped) {
        var moved = columns.move(merge, kept.id(), dropped.id());
        var reached = kept.contacts().stream()
                .map(Contact::same)
                .filter(Objects::nonNull)
                .toList();
        var contacts = Stream.concat(
                        dropped.contacts().stream()
                                .filter(contact -> !reached.contains(contact.same()))
                                .map(Contact::id),
                        dropped.unreadable().contacts().keySet().stream())
                .map(UUID::toString)
                .toList();
        moved.put(CONTACT, contacts);
        for (var id : contacts) persons.moveContact(UUID.fromString(id), dropped.id(), kept.id());
        return moved;
    }

    /** The merges into a file that stand, the latest first. */
    @Transactional(readOnly = true)
    public List<Merge> list(UUID kept) {
        return merges.list(kept, clock.instant().minus(UNDONE_WITHIN));
    }

    /** Parts the two again: what came over goes back; fields changed since the merge stay as they are. Idempotent. */
    public Outcome<UUID> undo(UUID merge) {
        var found = merges.findLocked(merge);
        if (found.isEmpty()) return Outcome.refused("", "people.problem.merge-unknown");
        var row = found.get();
        if (row.undone()) return new Outcome.Done<>(row.dropped());
        if (row.at().plus(UNDONE_WITHIN).isBefore(clock.instant()))
            return Outcome.refused("", "people.problem.merge-late", UNDONE_WITHIN.toDays());
        var said = merges.open(row).orElse(null);
        if (said == null) return Outcome.refused("", "people.problem.merge-key-lost");
        var locked = lock(row.kept(), row.dropped());
        if (merges.laterStands(merge, row.kept())) return Outcome.refused("", "people.problem.merge-later");
        var kept = locked.get(row.kept());
        var dropped = locked.get(row.dropped());
        if (kept == null || dropped == null) return Outcome.refused("", "people.problem.merge-unknown");
        if (kept.mergedInto() != null) return Outcome.refused("", "people.problem.merged");
        moveBack(row.kept(), row.dropped(), row.moved());
        var now = persons.find(row.kept()).orElseThrow();
        persons.replace(now, now.with(parted(now.said(), said), now.version() + 1));
        persons.setMergedInto(row.dropped(), null);
        names.write(persons.find(row.dropped()).orElseThrow());
        merges.setUndone(merge, clock.instant());
        events.publishEvent(new MergeUndone(merge, row.kept(), row.dropped()));
        journal.note(
                "people.merge-undone",
                row.kept().toString(),
                Map.of("dropped", row.dropped().toString()));
        return new Outcome.Done<>(row.dropped());
    }

    private void moveBack(UUID kept, UUID dropped, Map<String, List<String>> moved) {
        for (var id : moved.getOrDefault(CONTACT, List.of())) persons.moveContact(UUID.fromString(id), kept, dropped);
        columns.moveBack(kept, dropped, moved);
    }

    private static PersonFile.Said parted(PersonFile.Said now, Kept kept) {
        var before = kept.before;
        var after = kept.after;
        return new PersonFile.Said(
                back(now, before, after, PersonFile.Said::given),
                back(now, before, after, PersonFile.Said::family),
                Objects.equals(now.birthYear(), after.birthYear()) ? before.birthYear() : now.birthYear(),
                Objects.equals(now.commune(), after.commune()) ? before.commune() : now.commune(),
                Objects.equals(now.language(), after.language()) ? before.language() : now.language(),
                back(now, before, after, PersonFile.Said::adaptations),
                back(now, before, after, PersonFile.Said::discreet),
                Objects.equals(now.safe(), after.safe()) ? before.safe() : now.safe(),
                now.contacts());
    }

    private static <T> T back(
            PersonFile.Said now, PersonFile.Said before, PersonFile.Said after, Function<PersonFile.Said, T> of) {
        return Objects.equals(of.apply(now), of.apply(after)) ? of.apply(before) : of.apply(now);
    }
}
