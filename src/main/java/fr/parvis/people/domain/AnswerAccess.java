package fr.parvis.people.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.ResultRow;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.LocalDays;
import fr.parvis.people.PersonalDataProvider;
import fr.parvis.people.PersonalDataProvider.Line;
import fr.parvis.people.PersonalDataProvider.Told;
import fr.parvis.shell.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    private final MergeFiles merges;
    private final PersonTable persons;
    private final Communes communes;
    private final List<PersonalDataProvider> others;
    private final JdbcClient database;
    private final Journal journal;
    private final LocalDays localDays;

    AnswerAccess(
            ReadFile readFile,
            Notes notes,
            Consents consents,
            Households households,
            MergeFiles merges,
            PersonTable persons,
            Communes communes,
            List<PersonalDataProvider> others,
            JdbcClient database,
            Journal journal,
            LocalDays localDays) {
        this.readFile = readFile;
        this.notes = notes;
        this.consents = consents;
        this.households = households;
        this.merges = merges;
        this.persons = persons;
        this.communes = communes;
        this.others = others.stream()
                .sorted(Comparator.comparingInt(PersonalDataProvider::order))
                .toList();
        this.database = database;
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
            var merged = merged(person);
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
        if (language != null) add(lines, "language", Locale.of(language).getDisplayLanguage(Words.locale()));
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

    /** What second files said that are out of sight since they were merged, and those that had been merged into them, until they are deleted. */
    private List<Told> merged(UUID person) {
        var told = new ArrayList<Told>();
        for (var merge : merges.list(person)) {
            persons.find(merge.dropped())
                    .ifPresent(file ->
                            told.add(new Told(Words.t("people.answer.merged", day(merge.at())), identity(file))));
            told.addAll(merged(merge.dropped()));
        }
        return told;
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
        return database.sql("""
                        select day, count(*)::int as accounts from people.name_shown
                        where person = :person group by day order by day desc""")
                .param("person", person)
                .query(ResultRow.map(row -> new Line(
                        Words.date(row.day("day")), Words.n("people.answer.shown.by", row.integer("accounts")))))
                .list();
    }

    /** When the file was read and why; who read it is the association's to tell. */
    private List<Line> readings(UUID person) {
        return database.sql("""
                        select (at at time zone :zone)::date as day, reason, count(*)::int as times from people.reading
                        where person = :person group by 1, 2 order by 1 desc, 2""")
                .param("person", person)
                .param("zone", localDays.zone().getId())
                .query(ResultRow.map(row -> new Line(
                        Words.date(row.day("day")),
                        Words.t("people.why." + row.textOrNull("reason"))
                                + (row.integer("times") > 1 ? " × " + row.integer("times") : ""))))
                .list();
    }
}
