// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.network.LocalDays;
import fr.parvis.procedures.GuideSettings;
import fr.parvis.procedures.ProceduresAddresses;
import fr.parvis.procedures.domain.FindSheets;
import fr.parvis.procedures.domain.Sheet;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sheets as pages show them: an old one with a warning that names its date, its amounts with one each. */
@Component
class ShowSheets {
    private static final Pattern AMOUNT = Pattern.compile("\\d[\\d \\u00a0\\u202f.,]*(€|euros?\\b)");
    private static final int MOST_PAPERS = 5;
    private static final int BRIEF_PAPERS = 3;
    private static final int LONGEST_SENTENCE = 160;
    private static final int LONGEST_PART = 120;

    private final FindSheets find;
    private final LocalDays localDays;
    private final int staleDays;

    ShowSheets(FindSheets find, LocalDays localDays, GuideSettings settings) {
        this.find = find;
        this.localDays = localDays;
        this.staleDays = settings.stale();
    }

    boolean isOld(Sheet sheet) {
        return sheet.dated().isBefore(localDays.today().minusDays(staleDays));
    }

    @Nullable
    String warning(Sheet sheet) {
        return isOld(sheet) ? t("procedures.old", Words.longDate(sheet.dated())) : null;
    }

    /** When the guide was imported and how many sheets it has; null without a guide. */
    @Nullable
    String edition() {
        return find.edition()
                .map(one -> n("procedures.edition", one.sheets(), Words.longDate(localDays.day(one.importedAt()))))
                .orElse(null);
    }

    /** When the guide was imported, how many sheets it has and the day of the newest, for those who keep it; null without a guide. */
    @Nullable
    String editionInFull() {
        var edition = edition();
        var newest = find.newest().map(day -> t("procedures.edition.newest", Words.longDate(day)));
        return edition == null || newest.isEmpty() ? edition : edition + " " + newest.get();
    }

    /** @param puts whether whoever reads it may put it on the paper of the visit */
    ProceduresPage.Answer answer(Sheet sheet, @Nullable UUID visit, boolean puts) {
        return new ProceduresPage.Answer(
                ProceduresAddresses.sheet(sheet.id()) + (visit == null ? "" : "?passage=" + visit),
                sheet.id(),
                sheet.title(),
                sheet.answer(),
                papers(sheet, MOST_PAPERS),
                forms(sheet.services(), 2),
                Words.date(sheet.dated()),
                isOld(sheet) ? t("procedures.old.short", Words.date(sheet.dated())) : null,
                puts && visit != null ? put(sheet, visit) : null);
    }

    /** Where a sheet is put on the paper of a visit. */
    static String put(Sheet sheet, UUID visit) {
        return ProceduresAddresses.sheet(sheet.id()) + "/passage/" + visit;
    }

    /** On a line: the sentence that answers, the first papers to bring, the form or the service online, the number. */
    static String inBrief(FindSheets.Brief one) {
        var parts = new ArrayList<String>();
        parts.add(cut(one.answer(), LONGEST_SENTENCE));
        var papers = String.join(", ", papers(one.papers(), BRIEF_PAPERS));
        if (!papers.isEmpty()) parts.add(t("procedures.bring") + " " + cut(papers, LONGEST_PART));
        forms(one.services(), 1).forEach(form -> parts.add(t("procedures.forms") + " " + cut(form, LONGEST_PART)));
        parts.add(one.id());
        return String.join(" · ", parts);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) return text;
        int word = text.lastIndexOf(' ', most - 1);
        return text.substring(0, word > 0 ? word : most - 1) + "…";
    }

    /** The first papers to bring, each once. */
    static List<String> papers(Sheet sheet, int most) {
        return papers(sheet.papers(), most);
    }

    private static List<String> papers(List<Sheet.Papers> papers, int most) {
        return papers.stream()
                .flatMap(one -> one.items().stream())
                .distinct()
                .limit(most)
                .toList();
    }

    private static List<String> forms(List<Sheet.OnlineProcedure> services, int most) {
        return services.stream()
                .filter(one -> one.kind().equals("form") || one.kind().equals("online"))
                .map(ShowSheets::said)
                .limit(most)
                .toList();
    }

    static String said(Sheet.OnlineProcedure one) {
        var number = one.number();
        return one.title() + (number == null ? "" : " (" + t("procedures.cerfa", number) + ")");
    }

    /** The text by chapters; items that follow each other are one list. */
    List<SheetPage.Chapter> chapters(Sheet sheet) {
        boolean old = isOld(sheet);
        var chapters = new ArrayList<SheetPage.Chapter>();
        var parts = new ArrayList<SheetPage.Part>();
        var items = new ArrayList<String>();
        var title = "";
        int top = sheet.body().stream()
                .filter(one -> one.kind().equals("heading") || one.kind().equals("case"))
                .mapToInt(Sheet.Block::level)
                .min()
                .orElse(2);
        for (var block : sheet.body()) {
            if (!block.kind().equals("item")) flush(items, parts, old);
            boolean begins = (block.kind().equals("heading") || block.kind().equals("case")) && block.level() == top;
            if (begins) {
                if (!parts.isEmpty() || !title.isEmpty())
                    chapters.add(new SheetPage.Chapter(title, List.copyOf(parts)));
                parts.clear();
                title = block.text();
            } else if (block.kind().equals("item")) items.add(block.text());
            else
                parts.add(new SheetPage.Part(
                        block.kind(),
                        Math.min(6, block.level() - top + 2),
                        block.text(),
                        List.of(),
                        old && AMOUNT.matcher(block.text()).find()));
        }
        flush(items, parts, old);
        if (!parts.isEmpty()) chapters.add(new SheetPage.Chapter(title, List.copyOf(parts)));
        return chapters;
    }

    private static void flush(List<String> items, List<SheetPage.Part> parts, boolean old) {
        if (items.isEmpty()) return;
        parts.add(new SheetPage.Part(
                "list",
                0,
                "",
                List.copyOf(items),
                old && items.stream().anyMatch(one -> AMOUNT.matcher(one).find())));
        items.clear();
    }
}
