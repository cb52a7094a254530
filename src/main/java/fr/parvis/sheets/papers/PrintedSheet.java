// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.papers;

import fr.parvis.files.QrPicture;
import fr.parvis.network.Point;
import fr.parvis.network.PublicPoints;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.sheets.SheetPapers;
import fr.parvis.sheets.domain.NextDate;
import fr.parvis.sheets.domain.SheetPaper;
import fr.parvis.sheets.domain.Stop;
import fr.parvis.sheets.papers.SheetText.Both;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a sheet in the person's language and in French, and draws it on one page. */
@Component
class PrintedSheet implements SheetPaper {
    private static final int MOST_DONE = 3;
    private static final int[] MOST_PAPERS = {6, 4, 2, 0};
    private static final int LONGEST_PAPER = 90;

    private final PublicPoints publicPoints;
    private final Nomenclature nomenclature;
    private final WeekAhead weekAhead;
    private final DrawSheet draw;
    private final List<SheetPapers> papers;

    PrintedSheet(
            PublicPoints publicPoints,
            Nomenclature nomenclature,
            WeekAhead weekAhead,
            DrawSheet draw,
            List<SheetPapers> papers) {
        this.publicPoints = publicPoints;
        this.nomenclature = nomenclature;
        this.weekAhead = weekAhead;
        this.draw = draw;
        this.papers = papers;
    }

    @Override
    public boolean draws(String text) {
        return draw.draws(text);
    }

    @Override
    public Optional<byte[]> draw(Sheet sheet) {
        var bring = bring(sheet.asked().visit());
        // a full sheet names fewer papers rather than none of them
        for (int most : MOST_PAPERS) {
            if (most > 0 && bring.isEmpty()) continue;
            var drawn = draw.onePage(text(sheet, bring, most));
            if (drawn.isPresent()) return drawn;
        }
        return Optional.empty();
    }

    private List<SheetPapers.Bring> bring(@Nullable UUID visit) {
        return visit == null
                ? List.of()
                : papers.stream()
                        .flatMap(one -> one.of(visit).stream())
                        .limit(1)
                        .toList();
    }

    private List<String> lines(List<SheetPapers.Bring> bring, int most) {
        var lines = new ArrayList<String>();
        if (most == 0) return lines;
        for (var one : bring) {
            lines.add(shortened(one.procedure()) + " (" + one.reference() + ")");
            one.papers().stream()
                    .limit(most)
                    .map(paper -> "– " + shortened(paper))
                    .forEach(lines::add);
            if (one.papers().size() > most) lines.add("…");
        }
        return lines.stream().filter(draw::draws).toList();
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST_PAPER) return text;
        int end = text.lastIndexOf(' ', LONGEST_PAPER - 1);
        return text.substring(0, end > 0 ? end : LONGEST_PAPER - 1) + "…";
    }

    private SheetText text(Sheet sheet, List<SheetPapers.Bring> bring, int most) {
        var asked = sheet.asked();
        var point = sheet.point();
        var language = SheetLanguage.of(sheet.language());
        var card = sheet.card();
        var french = SheetLanguage.french();
        var place = publicPoints.find(point.id(), Words.FRENCH);
        var address = place.map(PrintedSheet::lines).orElse(List.of(point.commune()));
        var whom = asked.whom().strip();
        var phone = asked.phone().strip();
        if (whom.isEmpty() && phone.isEmpty()) {
            phone = place.map(PublicPoints.PublicPoint::phone).orElse(phone);
        }
        return new SheetText(
                language.code(),
                language.rightToLeft(),
                point.name(),
                both(language, "title"),
                french.longDate(sheet.today()),
                both(language, "done"),
                done(sheet, language),
                sheet.met().size() > MOST_DONE
                        ? both(language, "done.more", sheet.met().size() - MOST_DONE)
                        : null,
                both(language, "steps"),
                sheet.steps(),
                both(language, "bring"),
                lines(bring, most),
                next(asked.next(), point, address, language),
                both(language, "call"),
                whom,
                phone,
                both(language, "place"),
                address,
                both(language, "hours"),
                weekAhead.of(
                        place.map(it -> it.hours().notation()).orElse(null),
                        point.department(),
                        sheet.today(),
                        language),
                card == null ? null : card(card, asked.address(), point, language),
                card == null ? QrPicture.of(asked.address() + "/points/" + point.id()) : null,
                both(language, "scan.point"));
    }

    private static List<String> lines(PublicPoints.PublicPoint place) {
        var lines = new ArrayList<String>();
        if (!place.address().isBlank()) lines.add(place.address());
        var complement = place.complement();
        if (complement != null && !complement.isBlank()) lines.add(complement);
        lines.add((place.postcode() + " " + place.commune()).strip());
        return lines;
    }

    private SheetText.@Nullable Next next(
            @Nullable NextDate next, Point point, List<String> address, SheetLanguage language) {
        if (next == null) return null;
        var french = SheetLanguage.french();
        var kind = next.kind().word();
        var time = next.time();
        return new SheetText.Next(
                kind,
                both(language, kind),
                new Both(language.longDate(next.day()), language.isFrench() ? null : french.longDate(next.day())),
                time == null ? "" : language.time(time),
                QrPicture.of(CalendarEntry.of(
                        next,
                        point.zone(),
                        language.said("calendar." + kind),
                        next.kind() == NextDate.Kind.MEETING ? point.name() + ", " + String.join(" ", address) : "")),
                both(language, "scan.calendar"));
    }

    private static SheetText.Card card(Card card, String address, Point point, SheetLanguage language) {
        return new SheetText.Card(
                card.code(),
                both(language, "card"),
                both(language, "card.show"),
                both(language, "card.anonymous"),
                both(language, "card.until", language.shortDate(card.until())),
                QrPicture.of(address + "/carte/" + point.id() + "#" + card.code()));
    }

    private List<Both> done(Sheet sheet, SheetLanguage language) {
        var catalogue = nomenclature.on(sheet.day());
        var lines = new ArrayList<Both>();
        for (var met : sheet.met().stream().limit(MOST_DONE).toList()) lines.add(done(met, catalogue, language));
        return lines;
    }

    private static Both done(Stop.Met met, Catalogue catalogue, SheetLanguage language) {
        var theme = catalogue.brief(CodeList.THEME, met.theme(), Words.FRENCH);
        var operator = met.operator();
        var french = theme
                + (operator == null ? "" : ", " + catalogue.brief(CodeList.OPERATOR, operator, Words.FRENCH))
                + result(met, SheetLanguage.french());
        if (language.isFrench()) return new Both(french, null);
        var family =
                catalogue.find(CodeList.THEME, met.theme()).map(Code::parent).orElse(null);
        var key = "family." + (family == null ? met.theme() : family);
        return new Both((language.says(key) ? language.said(key) : theme) + result(met, language), french);
    }

    private static String result(Stop.Met met, SheetLanguage language) {
        var key = "result." + met.result();
        return language.says(key) ? (language.isFrench() ? "\u00a0: " : ": ") + language.said(key) : "";
    }

    private static Both both(SheetLanguage language, String key, Object... args) {
        return new Both(
                language.said(key, args),
                language.isFrench() ? null : SheetLanguage.french().said(key, args));
    }
}
