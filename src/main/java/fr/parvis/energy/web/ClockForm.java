// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.energy.domain.ReadBill;
import fr.parvis.energy.domain.clock.Facts;
import fr.parvis.files.Download;
import fr.parvis.files.TaggedPdf;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The form that the page of a case's bill and that of a bill without a name share. */
@Component
class ClockForm {
    private static final List<String> SUPPLIERS =
            List.of("edf", "engie", "totalenergies", "energy-supplier", "veolia", "suez", "saur", "water-service");

    private final ReadBill bills;
    private final ShowBill show;
    private final Nomenclature nomenclature;
    private final TaggedPdf pdf;

    ClockForm(ReadBill bills, ShowBill show, Nomenclature nomenclature, TaggedPdf pdf) {
        this.bills = bills;
        this.show = show;
        this.nomenclature = nomenclature;
        this.pdf = pdf;
    }

    /** Usual answers, while nothing is known. */
    static Map<String, String> usual() {
        return new HashMap<>(Map.of(
                "supply", "electricity", "home", "yes", "cheque", "unknown", "helped", "unknown", "convention", "no"));
    }

    FactsForm of(FilledForm filled, int version, boolean kept) {
        var values = filled.values();
        return new FactsForm(
                values, filled.problems(), suppliers(values.get("supplier")), bills.today(), version, kept);
    }

    NoticeForm check(Facts facts, Map<String, String> sent) {
        var problems = new Problems();
        var notice = NoticeForm.read(sent, bills.today(), problems);
        return new NoticeForm(
                sent,
                problems,
                notice == null
                        ? null
                        : bills.check(facts, notice).stream()
                                .map(ShowBill::finding)
                                .toList());
    }

    /** The person takes it home: in French, whatever the language of the screen. @param name empty for nobody's */
    ResponseEntity<byte[]> sheet(Facts facts, String name) {
        var drawn = Words.in(Words.FRENCH)
                .call(() -> pdf.of(
                        "energy/sheet.jte",
                        Map.of(
                                "standing",
                                show.standing(facts),
                                "name",
                                name,
                                "today",
                                Words.longDate(bills.today()))));
        return Download.pdf("impaye.pdf").entity(drawn);
    }

    /** @param kept is offered too, so that saving the form keeps it */
    private List<Option> suppliers(@Nullable String kept) {
        var catalogue = nomenclature.on(bills.today());
        return Stream.concat(
                        SUPPLIERS.stream(),
                        Stream.ofNullable(kept).filter(code -> !code.isEmpty() && !SUPPLIERS.contains(code)))
                .filter(code -> catalogue.find(CodeList.OPERATOR, code).isPresent())
                .map(code -> new Option(code, catalogue.label(CodeList.OPERATOR, code)))
                .toList();
    }
}
