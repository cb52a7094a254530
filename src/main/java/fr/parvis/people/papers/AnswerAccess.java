// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.papers;

import fr.parvis.audit.Journal;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.LocalDays;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.people.PersonalDataProvider.Line;
import fr.parvis.people.PersonalDataProvider.Told;
import fr.parvis.people.domain.Consents;
import fr.parvis.people.domain.Households;
import fr.parvis.people.domain.KeptOfPerson;
import fr.parvis.people.domain.Notes;
import fr.parvis.people.domain.PersonFile;
import fr.parvis.people.domain.ReadFile;
import fr.parvis.shell.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers a person who asks what we keep of them (GDPR, article 15): everything, in words they can read. */
@Component
public class AnswerAccess {
    private static final int ALL = Integer.MAX_VALUE;

    /** The whole answer. */
    public record Answer(String name, LocalDate madeOn, List<Section> sections) {}

    /** A part of it. */
    public record Section(String title, List<Told> told) {}

    private final ReadFile readFile;
    private final Notes notes;
    private final Consents consents;
    private final Households households;
    private final KeptOfPerson kept;
    private final Communes communes;
    private final List<PersonalDataProvider> others;
    private final Journal journal;
    private final LocalDays localDays;

    AnswerAccess(
            ReadFile readFile,
            Notes notes,
            Consents consents,
            Households households,
            KeptOfPerson kept,
            Communes communes,
            List<PersonalDataProvider> others,
            Journal journal,
            LocalDays localDays) {
        this.readFile = readFile;
        this.notes = notes;
        this.consents = consents;
        this.households = households;
        this.kept = kept;
        this.communes = communes;
        this.others = others.stream()
                .sorted(Comparator.comparingInt(PersonalDataProvider::order))
                .toList();
        this.journal = journal;
        this.localDays = localDays;
    }

    @Transactional
    public Optional<Answer> handle(UUID person, String format) {
        return readFile.handle(person, "request").map(file -> {
            var sections = new ArrayList<Section>();
            sections.add(new Section(Words.t("people.answer.file"), List.of(new Told("", identity(file)))));
            sections.add(new Section(Words.t("people.notes"), notesOf(person)));
            sections.add(new Section(Words.t("people.consents"), told(consents.list(person), this::consent)));
            sections.add(new Section(
                    Words.t("people.household"),
                    told(
                            households.list(person),
                            member -> new Told(
                                    member.name(),
                                    List.of(new Line(
                                            Words.t("people.household.kind"),
                                            Words.t("people.household." + member.kind())))))));
            var merged = told(kept.merged(person), this::merged);
            if (!merged.isEmpty()) sections.add(new Section(Words.t("people.merges"), merged));
            for (var other : others) sections.add(new Section(other.title(), other.tell(person)));
            sections.add(new Section(Words.t("people.answer.readings"), List.of(new Told("", readings(person)))));
            sections.add(new Section(Words.t("people.answer.shown"), List.of(new Told("", shown(person)))));
            journal.note("people.exported", person.toString(), Map.of("format", format));
            return new Answer(file.name(), localDays.today(), sections);
        });
    }

    private static <T> List<Told> told(List<T> all, java.util.function.Function<T, Told> one) {
        return all.stream().map(one).toList();
    }

    private List<Line> identity(PersonFile file) {
        var lines = new ArrayList<Line>();
        add(lines, "given", file.given());
        add(lines, "family", file.family());
        if (file.birthYear() != null) add(lines, "birthYear", file.birthYear().toString());
        var insee = file.commune();
        if (insee != null)
            add(lines, "commune", communes.find(insee).map(Commune::label).orElse(insee));
        var language = file.language();
        if (language != null) add(lines, "language", Words.languageName(language));
        for (var contact : file.contacts()) add(lines, contact.kind().key(), contact.text());
        for (var kind : file.unreadable().contacts().values()) add(lines, kind.key(), Words.t("people.key-lost"));
        for (var adaptation : file.adaptations()) add(lines, "adaptations", Words.t("people.adaptation." + adaptation));
        if (file.discreet()) add(lines, "discreet", Words.t("people.answer.yes"));
        var safe = file.safe();
        if (safe != null) add(lines, "safe", safe);
        if (file.unreadable().safe()) add(lines, "safe", Words.t("people.key-lost"));
        lines.add(new Line(Words.t("people.answer.opened"), Words.date(localDays.day(file.openedAt()))));
        lines.add(new Line(Words.t("people.answer.last-contact"), Words.date(file.lastContact())));
        return lines;
    }

    private static void add(List<Line> lines, String field, String text) {
        if (!text.isEmpty()) lines.add(new Line(Words.t("people.field." + field), text));
    }

    private List<Told> notesOf(UUID person) {
        var earlier = notes.earlier(person);
        return told(notes.list(person, ALL, 0), note -> {
            var lines = new ArrayList<Line>();
            lines.add(new Line(Words.t("people.field.text"), note.text()));
            for (var before : earlier.getOrDefault(note.id(), List.of()))
                lines.add(new Line(Words.t("people.answer.before", day(before.until())), before.text()));
            return new Told(Words.longDate(note.day()), lines);
        });
    }

    private Told merged(KeptOfPerson.Merged merged) {
        return new Told(Words.t("people.answer.merged", day(merged.at())), identity(merged.file()));
    }

    private LocalDate day(Instant at) {
        return localDays.day(at);
    }

    private Told consent(Consents.Consent consent) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(Words.t("people.consent.manner"), Words.t("people.manner." + consent.manner())));
        lines.add(new Line(Words.t("people.consent.on"), Words.date(consent.givenOn())));
        var withdrawn = consent.withdrawnOn();
        if (withdrawn != null) lines.add(new Line(Words.t("people.answer.withdrawn"), Words.date(withdrawn)));
        return new Told(Words.t("people.purpose." + consent.purpose()), lines);
    }

    /** When the name stood in a list or a search that somebody saw; of how many. */
    private List<Line> shown(UUID person) {
        return kept.shown(person).stream()
                .map(it -> new Line(Words.date(it.day()), Words.n("people.answer.shown.by", it.accounts())))
                .toList();
    }

    /** When the file was read and why; who read it is the association's to tell. */
    private List<Line> readings(UUID person) {
        return kept.readings(person).stream()
                .map(it -> new Line(
                        Words.date(it.day()),
                        Words.t("people.why." + it.reason()) + (it.times() > 1 ? " × " + it.times() : "")))
                .toList();
    }
}
