// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.cases.CasesAddresses;
import fr.parvis.energy.EnergyAddresses;
import fr.parvis.network.LocalDays;
import fr.parvis.partners.Partners;
import fr.parvis.procedures.Guide;
import fr.parvis.procedures.ProceduresAddresses;
import fr.parvis.reading.ReadingAddresses;
import fr.parvis.reading.domain.Certainty;
import fr.parvis.reading.domain.HeldLetters.Reading;
import fr.parvis.reading.domain.LetterFindings;
import fr.parvis.reading.domain.LetterFindings.DateUse;
import fr.parvis.reading.domain.LetterFindings.Deadline;
import fr.parvis.reading.domain.LetterFindings.Start;
import fr.parvis.reading.domain.LetterFindings.Unit;
import fr.parvis.reading.domain.LetterKind;
import fr.parvis.reading.domain.Passage;
import fr.parvis.reading.domain.UnderstandLetter;
import fr.parvis.sheets.SheetProposals;
import fr.parvis.sheets.SheetsAddresses;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import fr.parvis.values.FoldedText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Findings of a letter, in words, each with its place on the picture. */
@Component
class ShowReading {
    private static final int SHEETS = 3;
    private static final int MOST_AMOUNTS = 4;
    private static final Set<String> METERED = Set.of("energy", "water");

    private final Partners partners;
    private final Guide guide;
    private final LocalDays localDays;

    ShowReading(Partners partners, Guide guide, LocalDays localDays) {
        this.partners = partners;
        this.guide = guide;
        this.localDays = localDays;
    }

    /** Passages of a letter under identifiers, as they are asked for. */
    static final class Marks {
        private record One(String id, String kind, String label, Passage passage) {}

        private final List<One> all = new ArrayList<>();

        @Nullable
        String of(@Nullable Passage passage, String kind, String label) {
            if (passage == null || passage.boxes().isEmpty()) return null;
            var id = "mot-" + (all.size() + 1);
            all.add(new One(id, kind, label, passage));
            return id;
        }

        LetterPageShown.Fact fact(String key, @Nullable String value, Certainty certainty, @Nullable Passage passage) {
            var label = t("reading.fact." + key);
            return new LetterPageShown.Fact(
                    label,
                    value == null ? t("reading.unsure." + EnumCode.of(certainty)) : value,
                    badge(value == null ? Certainty.SEVERAL : certainty),
                    badgeKind(certainty),
                    of(passage, key, label),
                    passage == null ? "" : passage.text());
        }

        List<LetterPageShown.Mark> on(int page) {
            return all.stream()
                    .filter(one -> one.passage.page() == page)
                    .map(one -> new LetterPageShown.Mark(one.id, one.kind, one.label, one.passage.boxes()))
                    .toList();
        }
    }

    List<LetterPageShown.Picture> pictures(Reading reading, Marks marks) {
        var pictures = new ArrayList<LetterPageShown.Picture>();
        for (int page = 0; page < reading.pages().size(); page++) {
            var words = reading.pages().get(page);
            var on = marks.on(page);
            pictures.add(new LetterPageShown.Picture(
                    ReadingAddresses.letter(reading.id()) + "/page/" + (page + 1) + ".jpg",
                    t("reading.page", page + 1),
                    words.width(),
                    words.height(),
                    page == 0,
                    on));
        }
        return pictures;
    }

    /** The sender, and where the table does not know it, the partner whose name stands in the head. */
    @Nullable
    String sender(LetterFindings letter, Reading reading) {
        var known = letter.sender().name();
        if (known != null || letter.sender().certainty() != Certainty.NOTHING || lost(letter)) return known;
        if (reading.pages().isEmpty()) return null;
        for (var line : UnderstandLetter.head(reading.pages().getFirst())) {
            var folded = " " + FoldedText.wordsInAnyScript(line) + " ";
            for (var found : partners.search(line, 3))
                if (folded.contains(" " + FoldedText.wordsInAnyScript(found.name()) + " ")) return found.name();
        }
        return null;
    }

    private static boolean lost(LetterFindings letter) {
        return letter.doubts().stream()
                .anyMatch(doubt -> doubt != LetterFindings.Doubt.MORE_PAGES && doubt != LetterFindings.Doubt.TOO_LONG);
    }

    List<LetterPageShown.Fact> facts(LetterFindings letter, @Nullable String sender, Marks marks) {
        var facts = new ArrayList<LetterPageShown.Fact>();
        var who = letter.sender();
        facts.add(marks.fact(
                "sender",
                sender != null ? sender : who.others().isEmpty() ? null : String.join(" / ", who.others()),
                sender != null ? Certainty.READ : who.certainty(),
                who.passage()));
        var kind = letter.kind();
        facts.add(marks.fact("kind", kind.kind() == null ? null : kind(kind.kind()), kind.certainty(), kind.passage()));
        var reference = letter.reference();
        facts.add(marks.fact("reference", reference.value(), reference.certainty(), reference.passage()));
        var asked =
                letter.amounts().stream().filter(LetterFindings.Amount::asked).toList();
        var amounts = asked.isEmpty() ? letter.amounts() : asked;
        if (amounts.isEmpty()) facts.add(marks.fact("amount", null, Certainty.NOTHING, null));
        else {
            var seen = new LinkedHashMap<Long, LetterFindings.Amount>();
            for (var amount : amounts) seen.putIfAbsent(amount.cents(), amount);
            boolean one = seen.size() == 1;
            seen.values().stream()
                    .limit(MOST_AMOUNTS)
                    .forEach(amount -> facts.add(new LetterPageShown.Fact(
                            t(amount.asked() ? "reading.fact.amount-asked" : "reading.fact.amount"),
                            Words.euros(amount.cents()),
                            badge(one ? amount.certainty() : Certainty.SEVERAL),
                            badgeKind(one ? amount.certainty() : Certainty.SEVERAL),
                            marks.of(amount.passage(), "amount", t("reading.fact.amount")),
                            amount.passage().text())));
        }
        return facts;
    }

    private static String badge(Certainty certainty) {
        return t(certainty == Certainty.READ ? "reading.to-check" : "reading.unsure");
    }

    private static String badgeKind(Certainty certainty) {
        return certainty == Certainty.READ ? "plain" : "warning";
    }

    static String kind(LetterKind kind) {
        return t("reading.kind." + kind.key());
    }

    /** The day that the page proposes: that of the letter, or counted from when it came. */
    @Nullable
    LocalDate day(Deadline deadline, @Nullable LocalDate received) {
        if (deadline.day() != null) return deadline.day();
        return received == null ? null : deadline.receivedOn(received);
    }

    String deadline(Deadline deadline, @Nullable LocalDate received) {
        var day = day(deadline, received);
        if (day != null) {
            var said = t("reading.deadline." + EnumCode.of(deadline.use()), Words.longDate(day));
            return day.isBefore(localDays.today()) ? t("reading.deadline.over", said) : said;
        }
        var term = deadline.term();
        return switch (deadline.certainty()) {
            case NOTHING -> t("reading.deadline.none");
            case ILLEGIBLE -> t("reading.deadline.illegible");
            case SEVERAL ->
                deadline.others().isEmpty()
                        ? t("reading.deadline.several-terms")
                        : t(
                                "reading.deadline.several",
                                String.join(
                                        " · ",
                                        deadline.others().stream()
                                                .map(Words::longDate)
                                                .toList()));
            default -> term == null ? t("reading.deadline.none") : t("reading.deadline.term", term(term));
        };
    }

    static String term(LetterFindings.Term term) {
        return Words.n("reading.term." + EnumCode.of(term.unit()), term.number())
                + (term.working() ? " " + t("reading.term.working") : "");
    }

    String why(LetterFindings letter, @Nullable LocalDate received) {
        var deadline = letter.deadline();
        var term = deadline.term();
        if (term == null || deadline.certainty() == Certainty.SEVERAL || deadline.certainty() == Certainty.ILLEGIBLE)
            return deadline.certainty() == Certainty.ASSUMED ? t("reading.why.year") : "";
        if (term.working()) return t("reading.why.working");
        if (term.unit() == Unit.HOURS) return t("reading.why.hours");
        if (term.start() == Start.RECEPTION)
            return received == null
                    ? t("reading.why.reception")
                    : t("reading.why.received", term(term), Words.longDate(received));
        if (term.start() == Start.EVENT) return t("reading.why.event");
        if (term.start() == Start.DATE) return t("reading.why.date", term(term));
        var written = letter.writtenOn();
        return written == null
                ? t("reading.why.undated")
                : t("reading.why.letter", term(term), Words.longDate(written));
    }

    /** Proposed text of a step, by the kind of the letter. */
    String step(LetterFindings letter, @Nullable String sender) {
        var kind = letter.kind().kind();
        var from = sender == null ? "" : sender;
        var amount = UnderstandLetter.asked(letter)
                .map(it -> Words.euros(it.cents()))
                .orElse("");
        if (kind == null) return from.isEmpty() ? t("reading.step.any") : t("reading.step.answer", from);
        return switch (kind) {
            case BILL, REMINDER, CUT, TAX, REPAYMENT ->
                amount.isEmpty()
                        ? t("reading.step.about", kind(kind), from).strip()
                        : t("reading.step.pay", amount, from).strip();
            case PAPERS -> t("reading.step.papers", from).strip();
            case SUMMONS -> t("reading.step.go", from).strip();
            case DECISION, COURT, BAILIFF ->
                t("reading.step.about", kind(kind), from).strip();
        };
    }

    /** Fields for the days of an unpaid bill; empty when the letter is of another kind. */
    Map<String, String> bill(LetterFindings letter) {
        var kind = letter.kind().kind();
        if (!METERED.contains(letter.sender().trade())
                || kind != LetterKind.BILL && kind != LetterKind.REMINDER && kind != LetterKind.CUT) return Map.of();
        var fields = new LinkedHashMap<String, String>();
        fields.put("supply", letter.sender().trade().equals("water") ? "water" : "electricity");
        fields.put("home", "yes");
        fields.put("cheque", "unknown");
        fields.put("helped", "unknown");
        fields.put("convention", "no");
        put(fields, "supplier", letter.sender().operator());
        put(fields, "reference", letter.reference().value());
        UnderstandLetter.asked(letter)
                .ifPresent(it -> fields.put(
                        "amount", String.format(Locale.ROOT, "%d,%02d", it.cents() / 100, it.cents() % 100)));
        var written = letter.writtenOn();
        var deadline = letter.deadline();
        if (kind == LetterKind.BILL) {
            put(fields, "issued", written);
            if (deadline.certainty() == Certainty.READ && deadline.use() == DateUse.LIMIT)
                put(fields, "payable", deadline.day());
        } else if (written != null) {
            var field = kind == LetterKind.REMINDER ? "first" : "second";
            fields.put(field + "Came", "yes");
            put(fields, field, written);
        }
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) fields.put(name, value.toString());
    }

    /** The sheets of the guide that what was understood leads to. */
    List<LetterPageShown.Sheet> sheets(LetterFindings letter) {
        var kind = letter.kind().kind();
        if (kind == null) return List.of();
        var trade = letter.sender().trade();
        var asked = t(
                Words.has("reading.search." + kind.key() + "." + trade)
                        ? "reading.search." + kind.key() + "." + trade
                        : "reading.search." + kind.key());
        return guide.find(asked, SHEETS).stream()
                .map(found -> new LetterPageShown.Sheet(ProceduresAddresses.sheet(found.id()), found.title()))
                .toList();
    }

    @Nullable
    static String sheet(Reading reading) {
        var visit = reading.visit();
        if (visit != null) return SheetsAddresses.ofVisit(visit);
        var caseFile = reading.caseFile();
        return caseFile == null ? null : SheetsAddresses.ofCase(caseFile);
    }

    static String billOf(UUID caseFile) {
        return EnergyAddresses.bill(caseFile);
    }

    static String address(UUID caseFile) {
        return CasesAddresses.caseFile(caseFile);
    }

    /** Step and day that the letter proposes for the sheet to take away. */
    SheetProposals.Proposal proposal(LetterFindings letter, Reading reading) {
        return new SheetProposals.Proposal(
                step(letter, sender(letter, reading)), day(letter.deadline(), reading.received()));
    }
}
