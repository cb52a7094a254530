// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.referrals.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.database.Asking;
import fr.parvis.files.Download;
import fr.parvis.files.TaggedPdf;
import fr.parvis.network.LocalDays;
import fr.parvis.partners.Partners;
import fr.parvis.referrals.domain.Referral;
import fr.parvis.referrals.domain.ReferralState;
import fr.parvis.referrals.domain.SeeReferrals;
import fr.parvis.referrals.domain.WorkOnReferral;
import fr.parvis.referrals.papers.ReferralMail;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One referral: what became of it, its answers, its paper. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class ReferralController {
    private static final String ONE = ShowReferral.ADDRESS + "/{id}";

    private final WorkOnReferral work;
    private final SeeReferrals referrals;
    private final ReferralMail mail;
    private final ShowReferral show;
    private final Partners partners;
    private final Associations associations;
    private final TaggedPdf pdf;
    private final LocalDays localDays;

    ReferralController(
            WorkOnReferral work,
            SeeReferrals referrals,
            ReferralMail mail,
            ShowReferral show,
            Partners partners,
            Associations associations,
            TaggedPdf pdf,
            LocalDays localDays) {
        this.work = work;
        this.referrals = referrals;
        this.mail = mail;
        this.show = show;
        this.partners = partners;
        this.associations = associations;
        this.pdf = pdf;
        this.localDays = localDays;
    }

    @GetMapping(ONE)
    String show(@PathVariable UUID id, Model model) {
        return page(id, FilledForm.empty(), model);
    }

    private String page(UUID id, FilledForm filled, Model model) {
        var whole = work.read(id).orElseThrow(() -> new NotFound("referral"));
        var it = whole.it();
        var caseFile = it.caseFile();
        var passed = it.passed();
        model.addAttribute(
                "page",
                new ReferralPage(
                        id.toString(),
                        show.names(List.of(it.addressee())).getOrDefault(it.addressee(), "—"),
                        whole.person().id().toString(),
                        whole.person().name(),
                        whole.person().discreet(),
                        caseFile == null ? "" : caseFile.toString(),
                        ShowReferral.state(it.state()),
                        ShowReferral.badge(it.state()),
                        !it.state().over()
                                && it.state() != ReferralState.ASKED
                                && it.waitingSince().isBefore(localDays.today().minusDays(referrals.patience())),
                        t("referrals.sent.by", it.sentOn(), show.account(it.sentBy())),
                        ShowReferral.agreed(it),
                        t(it.byLink() ? "referrals.way.link." + it.codeBy() : "referrals.way.paper"),
                        !it.byLink(),
                        Words.date(it.expiresOn()),
                        it.locked(),
                        it.state().over(),
                        passed == null,
                        ShowReferral.lines(it),
                        said(whole.messages()),
                        whole.visits().stream()
                                .map(visit -> new ReferralPage.Line(
                                        show.moment(visit.at()), t("referrals.visit." + visit.what())))
                                .toList(),
                        it.state().after(ReferralState.Move.REPLY).isPresent(),
                        it.state().after(ReferralState.Move.ANSWER).isPresent(),
                        it.byLink()
                                && passed != null
                                && !it.keyLost()
                                && it.state().after(ReferralState.Move.RENEW).isPresent(),
                        mail.canMail()
                                && partners.find(it.addressee())
                                        .map(Partners.Addressee::email)
                                        .isPresent(),
                        it.state().after(ReferralState.Move.WITHDRAW).isPresent(),
                        List.of("accept", "refuse", "answer").stream()
                                .map(kind -> new Option(kind, t("referrals.kind." + kind)))
                                .toList(),
                        filled.values(),
                        filled.warned(),
                        filled.problems()));
        return "referrals/referral";
    }

    private List<ReferralPage.Said> said(List<Referral.Message> messages) {
        return messages.stream()
                .map(message -> {
                    var by = message.by();
                    return new ReferralPage.Said(
                            t("referrals.said." + message.kind()),
                            show.moment(message.at()),
                            by == null
                                    ? ""
                                    : message.byPartner()
                                            ? t("referrals.heard-by", show.account(by))
                                            : show.account(by),
                            message.said(),
                            message.byPartner());
                })
                .toList();
    }

    @PostMapping(ONE + "/reponse")
    String reply(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var outcome = work.reply(
                id,
                FormFields.lines(sent, "text"),
                FormFields.text(sent, "knowing").equals("true"));
        return outcome instanceof Outcome.Refused(var refused)
                ? again(id, sent, refused, model)
                : done(id, "referrals.replied");
    }

    @PostMapping(ONE + "/entendu")
    String heard(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var outcome = work.heard(
                id,
                FormFields.text(sent, "kind"),
                FormFields.lines(sent, "heard"),
                FormFields.text(sent, "knowing").equals("true"));
        return outcome instanceof Outcome.Refused(var refused)
                ? again(id, sent, refused, model)
                : done(id, "referrals.heard");
    }

    @PostMapping(ONE + "/retirer")
    String withdraw(@PathVariable UUID id, Model model) {
        return work.withdraw(id) instanceof Outcome.Refused(var refused)
                ? again(id, Map.of(), refused, model)
                : done(id, "referrals.withdrawn");
    }

    private String again(UUID id, Map<String, String> sent, List<Problem> refused, Model model) {
        return FormAnswer.invalid(page(id, new FilledForm(sent, new Problems().addAll(refused)), model));
    }

    private static String done(UUID id, String said) {
        Notice.success(t(said)).onNextPage();
        return "redirect:" + ShowReferral.address(id);
    }

    @GetMapping(ONE + "/papier")
    ResponseEntity<byte[]> paper(@PathVariable UUID id) {
        return Words.in(Words.FRENCH).call(() -> {
            var it = work.print(id).orElseThrow(() -> new NotFound("referral"));
            var to = partners.find(it.addressee()).orElseThrow(() -> new NotFound("addressee"));
            var bytes = pdf.of(
                    "referrals/paper.jte",
                    Map.of(
                            "place",
                            associations
                                    .find(Asking.association())
                                    .map(Association::name)
                                    .orElse("Parvis"),
                            "by",
                            show.account(it.sentBy()),
                            "to",
                            to,
                            "lines",
                            ShowReferral.lines(it),
                            "agreed",
                            ShowReferral.agreed(it),
                            "sent",
                            Words.longDate(it.sentOn())));
            return Download.pdf("transmission-" + it.sentOn() + ".pdf").entity(bytes);
        });
    }
}
