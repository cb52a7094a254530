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
import fr.parvis.people.People;
import fr.parvis.shell.Download;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.ParvisSettings;
import fr.parvis.shell.QrPicture;
import fr.parvis.shell.TaggedPdf;
import fr.parvis.shell.Words;
import java.util.List;
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
    private final ReadEquipment equipment;
    private final EquipmentChoices choices;
    private final People people;
    private final Associations associations;
    private final TaggedPdf pdf;
    private final String parvisAddress;

    EquipmentPapersController(
            ReadEquipment equipment,
            EquipmentChoices choices,
            People people,
            Associations associations,
            TaggedPdf pdf,
            ParvisSettings parvis) {
        this.equipment = equipment;
        this.choices = choices;
        this.people = people;
        this.associations = associations;
        this.pdf = pdf;
        this.parvisAddress = parvis.address();
    }

    @GetMapping(Addresses.LABELS)
    ResponseEntity<byte[]> labels(
            @Nullable @RequestParam(required = false) String reception,
            @Nullable @RequestParam(required = false) String objet,
            SignedIn who) {
        var asked = FormFields.id(reception);
        var one = FormFields.id(objet);
        var all = asked != null
                ? equipment.ofReception(asked)
                : one != null ? equipment.find(one).map(List::of).orElse(List.of()) : List.<Item>of();
        if (all.isEmpty()) throw new NotFound("labels");
        return Words.in(Words.FRENCH).call(() -> {
            var association = association(who);
            var labels = all.stream()
                    .map(item -> new LabelPaper(
                            item.label().text(),
                            Words.t("equipment.kind." + item.kind()),
                            association,
                            QrPicture.of(address(item.label()))))
                    .toList();
            return Download.pdf("etiquettes.pdf").entity(pdf.of("equipment/labels.jte", Map.of("labels", labels)));
        });
    }

    private String address(Label label) {
        var base = parvisAddress.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : parvisAddress;
        return base + Addresses.label(label);
    }

    /** @param mouvement which time it was erased; the last one unless said */
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
                cents == null ? "" : Words.number(cents / 100.0) + " €",
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
