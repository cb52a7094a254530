// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.letters.domain.Letter;
import fr.parvis.letters.domain.ReadLetters;
import fr.parvis.letters.domain.SendLetter;
import fr.parvis.letters.domain.Sending;
import fr.parvis.network.LocalDays;
import fr.parvis.partners.Partners;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Says how a letter went, or sends it by mail. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class SendController {
    private static final String SEND = LettersController.ADDRESS + "/{id}/envoi";

    private final ReadLetters letters;
    private final SendLetter send;
    private final Partners partners;
    private final LocalDays localDays;

    SendController(ReadLetters letters, SendLetter send, Partners partners, LocalDays localDays) {
        this.letters = letters;
        this.send = send;
        this.partners = partners;
        this.localDays = localDays;
    }

    /** @param par the channel, once it is chosen */
    @GetMapping(SEND)
    String show(@PathVariable UUID id, @RequestParam(defaultValue = "") String par, Model model) {
        var whole = letters.handle(id).orElseThrow(() -> new NotFound("letter"));
        if (whole.letter().state() != Letter.State.READY || whole.sending() != null)
            return "redirect:" + LettersController.ADDRESS + "/" + id;
        var channel = Sending.CHANNELS.contains(par) ? par : "";
        var values = Map.of(
                "to",
                channel.equals("mail") ? address(whole.letter()) : "",
                "sentOn",
                localDays.today().toString(),
                "message",
                // beside a letter in French, whatever the language of the screens
                Words.t(Words.FRENCH, "letters.mail.text", whole.letter().text().signature()));
        return page(whole.letter(), channel, FilledForm.of(values), model);
    }

    @PostMapping(SEND)
    String send(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var problems = new Problems();
        var channel = FormFields.text(sent, "channel");
        var typed = FormFields.dayOrNone(sent.get("sentOn"), "sentOn", problems);
        var day = typed == null ? localDays.today() : typed;
        if (problems.isEmpty())
            if (problems.noneOf(
                    send.handle(new SendLetter.Command(
                            id,
                            channel,
                            channel.equals("mail") ? localDays.today() : day,
                            FormFields.text(sent, "to"),
                            FormFields.lines(sent, "message"),
                            FormFields.text(sent, "knowing").equals("true"))),
                    "letters.problem.changed")) {
                Notice.success(Words.t("letters.sent.done." + (channel.equals("mail") ? "mail" : "other")))
                        .onNextPage();
                return "redirect:" + LettersController.ADDRESS + "/" + id;
            }

        var letter =
                letters.handle(id).orElseThrow(() -> new NotFound("letter")).letter();
        var filled = new FilledForm(sent, problems);
        return FormAnswer.refused(
                problems, page(letter, Sending.CHANNELS.contains(channel) ? channel : "", filled, model));
    }

    /** Notes whether a mail was sent whose server never answered. @param parti {@code oui} or {@code non} */
    @PostMapping(SEND + "/resultat")
    String arrived(@PathVariable UUID id, @RequestParam(defaultValue = "non") String parti) {
        boolean gone = parti.equals("oui");
        ShowLetter.tell(send.arrived(id, gone), Words.t(gone ? "letters.sent.done.mail" : "letters.taken-back"));
        return "redirect:" + LettersController.ADDRESS + "/" + id;
    }

    /** Where the directory says that mails to this addressee go; nothing when it does not know them. */
    private String address(Letter letter) {
        var lines = letter.text().addressee().lines().map(String::strip).toList();
        if (lines.isEmpty() || lines.getFirst().isEmpty()) return "";
        return partners.search(lines.getFirst(), 8).stream()
                .filter(one -> one.name().equals(lines.getFirst())
                        && (one.service().isEmpty() || lines.contains(one.service())))
                .map(Partners.Addressee::email)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private String page(Letter letter, String channel, FilledForm filled, Model model) {
        var values = filled.values();
        model.addAttribute(
                "page",
                new SendPage(
                        letter.id().toString(),
                        ShowLetter.title(letter),
                        letter.shownNumber(),
                        send.canMail(),
                        Sending.CHANNELS.stream()
                                .filter(one -> send.canMail() || !one.equals("mail"))
                                .map(one -> new Option(one, Words.t("letters.channel." + one)))
                                .toList(),
                        channel,
                        channel.isEmpty() ? "" : Words.t("letters.channel." + channel),
                        FormFields.text(values, "to"),
                        FormFields.text(values, "sentOn"),
                        FormFields.lines(values, "message"),
                        localDays.today().toString(),
                        filled.warned(),
                        filled.problems()));
        return "letters/send";
    }
}
