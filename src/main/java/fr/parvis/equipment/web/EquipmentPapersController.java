// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.equipment.domain.Handover;
import fr.parvis.equipment.domain.Item;
import fr.parvis.equipment.domain.Label;
import fr.parvis.equipment.domain.Moment;
import fr.parvis.equipment.domain.Movement;
import fr.parvis.equipment.domain.ReadEquipment;
import fr.parvis.equipment.domain.Stock;
import fr.parvis.files.Download;
import fr.parvis.files.QrPicture;
import fr.parvis.files.TaggedPdf;
import fr.parvis.people.People;
import fr.parvis.runtime.ParvisSettings;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The papers of equipment, in French: labels to stick on, the certificate that data were erased, the receipt of who takes it. */
@Controller
@Requires(value = Right.LEND_EQUIPMENT, within = Within.ASSOCIATION)
class EquipmentPapersController {
    private static final int MOST_LABELS = 240;

    private final ReadEquipment equipment;
    private final Stock stock;
    private final EquipmentChoices choices;
    private final People people;
    private final Associations associations;
    private final TaggedPdf pdf;
    private final String parvisAddress;

    EquipmentPapersController(
            ReadEquipment equipment,
            Stock stock,
            EquipmentChoices choices,
            People people,
            Associations associations,
            TaggedPdf pdf,
            ParvisSettings parvis) {
        this.equipment = equipment;
        this.stock = stock;
        this.choices = choices;
        this.people = people;
        this.associations = associations;
        this.pdf = pdf;
        this.parvisAddress = parvis.address();
    }

    /**
     * Sheets of labels: of a reception, of one item, of what the list of the stock shows, or new ones that are stuck on before reception.
     *
     * @param sent {@code reception}, {@code objet}, {@code vierges} (how many), or the filters of the list; {@code place}: the first free place of the sheet
     */
    @GetMapping(Addresses.LABELS)
    ResponseEntity<byte[]> labels(@RequestParam Map<String, String> sent, SignedIn who) {
        var association = association(who);
        return Words.in(Words.FRENCH).call(() -> {
            var labels = new ArrayList<LabelPaper>();
            int free = FormFields.number(sent.get("place"), 1);
            for (int place = 1; place < Math.clamp(free, 1, LabelPaper.ON_A_SHEET); place++)
                labels.add(LabelPaper.NONE);
            int before = labels.size();
            printed(sent)
                    .forEach((label, kind) -> labels.add(new LabelPaper(
                            label.text(),
                            kind.isEmpty() ? "" : Words.t("equipment.kind." + kind),
                            association,
                            QrPicture.of(address(label)))));
            if (labels.size() == before) throw new NotFound("labels");
            return Download.pdf("etiquettes.pdf").entity(pdf.of("equipment/labels.jte", Map.of("labels", labels)));
        });
    }

    /** Labels with the kind of their item; without one for a new label. */
    private Map<Label, String> printed(Map<String, String> sent) {
        var labels = new LinkedHashMap<Label, String>();
        var reception = FormFields.id(sent.get("reception"));
        var one = FormFields.id(sent.get("objet"));
        int blank = FormFields.number(sent.get("vierges"), 0);
        if (reception != null) equipment.ofReception(reception).forEach(item -> labels.put(item.label(), item.kind()));
        else if (one != null) equipment.find(one).ifPresent(item -> labels.put(item.label(), item.kind()));
        else if (blank > 0) for (int i = 0; i < Math.min(blank, MOST_LABELS); i++) labels.put(Label.next(), "");
        else
            stock.list(StockController.filter(sent), MOST_LABELS, 0)
                    .forEach(line -> labels.put(line.label(), line.kind()));
        return labels;
    }

    private String address(Label label) {
        var base = parvisAddress.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : parvisAddress;
        return base + Addresses.label(label);
    }

    /** @param mouvement movement that erased it; the last one unless said */
    @GetMapping(Addresses.ITEM + "/effacement.pdf")
    ResponseEntity<byte[]> certificate(
            @PathVariable UUID id, @Nullable @RequestParam(required = false) String mouvement, SignedIn who) {
        var it = equipment.find(id).orElseThrow(() -> new NotFound("item " + id));
        var asked = FormFields.id(mouvement);
        var movement = equipment.movements(id).stream()
                .filter(one -> one.wipe() != null && (asked == null || one.id().equals(asked)))
                .findFirst()
                .orElseThrow(() -> new NotFound("certificate"));
        return Words.in(Words.FRENCH)
                .call(() -> Download.pdf("effacement-" + it.label().text() + ".pdf")
                        .entity(pdf.of("equipment/certificate.jte", Map.of("paper", certificate(it, movement, who)))));
    }

    private CertificatePaper certificate(Item it, Movement movement, SignedIn who) {
        var wipe = Objects.requireNonNull(movement.wipe());
        return new CertificatePaper(
                association(who),
                Words.t("equipment.kind." + it.kind()) + " " + it.model(),
                it.label().text(),
                Objects.requireNonNullElse(it.serial(), ""),
                choices.when(movement.at()),
                choices.accountName(movement.by()),
                Words.t("equipment.method." + wipe.method()),
                Words.t("equipment.method." + wipe.method() + ".means"),
                wipe.tool(),
                wipe.disk(),
                QrPicture.of(address(it.label())));
    }

    /** Looking at it is reading the person's file. */
    @GetMapping(Addresses.HANDOVER + "/recu.pdf")
    ResponseEntity<byte[]> receipt(@PathVariable UUID id, SignedIn who) {
        var it = equipment.handover(id).orElseThrow(() -> new NotFound("handover " + id));
        if (it.person() != null) people.read(it.person(), "case");
        return Words.in(Words.FRENCH)
                .call(() -> Download.pdf("recu-" + it.outOn() + ".pdf")
                        .entity(pdf.of("equipment/receipt.jte", Map.of("paper", receipt(it, who)))));
    }

    private ReceiptPaper receipt(Handover it, SignedIn who) {
        var item = equipment.find(it.item()).orElseThrow();
        var due = it.due();
        var backOn = it.backOn();
        var backBy = it.backBy();
        var state = it.backState();
        var cents = it.cents();
        return new ReceiptPaper(
                it.kind().code(),
                association(who),
                choices.borrower(it),
                Words.t("equipment.kind." + item.kind()) + " " + item.model(),
                item.label().text(),
                Objects.requireNonNullElse(item.serial(), ""),
                it.kind() != Handover.Kind.LOAN
                        ? ""
                        : due == null ? Words.t("equipment.no-end") : Words.t("equipment.until", due),
                it.condition() == null ? "" : Words.t("equipment.condition." + it.condition()),
                cents == null ? "" : Words.euros(cents),
                new ReceiptPaper.Signed(
                        Words.date(it.outOn()),
                        choices.accountName(it.outBy()),
                        EquipmentChoices.signed(it.outSigned()),
                        equipment.signature(it.id(), Moment.OUT)),
                backOn == null || backBy == null
                        ? null
                        : new ReceiptPaper.Signed(
                                Words.date(backOn),
                                choices.accountName(backBy),
                                EquipmentChoices.signed(it.backSigned()),
                                equipment.signature(it.id(), Moment.BACK)),
                state == null ? "" : Words.t("equipment.back-state." + state),
                it.away());
    }

    private String association(SignedIn who) {
        var id = who.association();
        return id == null ? "" : associations.find(id).map(Association::name).orElse("");
    }
}
