// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.messages.Channel;
import fr.parvis.messages.MessageState;
import fr.parvis.messages.MessagesAddresses;
import fr.parvis.messages.domain.MakeCalls;
import fr.parvis.messages.domain.Message;
import fr.parvis.messages.domain.MessageWords;
import fr.parvis.messages.domain.Replies;
import fr.parvis.messages.domain.SeeMessages;
import fr.parvis.messages.domain.Why;
import fr.parvis.messages.domain.WriteToPerson;
import fr.parvis.people.PeopleAddresses;
import fr.parvis.people.PersonFacts;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.values.Outcome;
import fr.parvis.values.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Opens one message, which is noted as a reading; takes what came of a call; withdraws what somebody wrote and that has not gone. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class MessageController {
    private static final String ONE = MessagesAddresses.MESSAGES + "/{id}";

    private final SeeMessages see;
    private final MakeCalls makeCalls;
    private final WriteToPerson write;
    private final Replies replies;
    private final MessageWords words;
    private final PersonFacts facts;
    private final ShowMessages show;

    MessageController(
            SeeMessages see,
            MakeCalls makeCalls,
            WriteToPerson write,
            Replies replies,
            MessageWords words,
            PersonFacts facts,
            ShowMessages show) {
        this.see = see;
        this.makeCalls = makeCalls;
        this.write = write;
        this.replies = replies;
        this.words = words;
        this.facts = facts;
        this.show = show;
    }

    @GetMapping(ONE)
    String one(@PathVariable UUID id, Model model) {
        return page(id, model, new Problems());
    }

    @PostMapping(ONE + "/appel")
    String called(@PathVariable UUID id, @RequestParam(defaultValue = "") String end, Model model) {
        switch (makeCalls.handle(id, end)) {
            case Outcome.Done(var _) -> {
                Notice.success(t("messages.called." + end)).onNextPage();
                return "redirect:" + MessagesAddresses.MESSAGES;
            }
            case Outcome.Refused(var refused) -> {
                return FormAnswer.invalid(page(id, model, new Problems().addAll(refused)));
            }
            case Outcome.Changed() -> {
                return FormAnswer.stale(page(id, model, new Problems().stale(t("messages.problem.changed"))));
            }
        }
    }

    @PostMapping(ONE + "/retirer")
    String withdraw(@PathVariable UUID id, Model model) {
        if (write.withdraw(id)) {
            Notice.success(t("messages.withdrawn")).onNextPage();
            return "redirect:" + ShowMessages.address(id);
        }
        return FormAnswer.stale(page(id, model, new Problems().add("", t("messages.problem.gone"))));
    }

    private String page(UUID id, Model model, Problems problems) {
        var opened = see.open(id).orElseThrow(() -> new NotFound("message"));
        var it = opened.message();
        var said = opened.said();
        boolean call = it.by() == Channel.CALL;
        boolean toCall = call && it.state() == MessageState.DUE;
        var person = it.person() == null ? null : facts.facts(it.person()).orElse(null);
        var phone = toCall && said != null ? said.phone() : null;
        model.addAttribute(
                "page",
                new MessagePage(
                        ShowMessages.address(id),
                        t("messages.channel." + it.by().key()),
                        person != null
                                ? person.name()
                                : said == null || said.name().isEmpty() ? t("messages.nobody") : said.name(),
                        person == null ? "" : PeopleAddresses.forCase(person.id()),
                        person != null && person.discreet()
                                ? Objects.requireNonNullElse(person.safe(), t("messages.safe.unknown"))
                                : "",
                        show.about(it),
                        show.addressOfSubject(it),
                        call,
                        ShowMessages.state(it),
                        ShowMessages.kind(it.state()),
                        explained(it),
                        facts(it),
                        phone == null ? "" : PhoneNumber.unbroken(phone),
                        phone == null ? "" : "tel:" + PhoneNumber.dial(phone),
                        said == null ? null : it.by() == Channel.SMS ? words.sms(said) : said.text(),
                        replies.to(id).stream()
                                .map(one -> new MessagePage.Fact(show.moment(one.receivedAt()), one.text()))
                                .toList(),
                        toCall ? ends() : List.of(),
                        it.state() == MessageState.DUE && it.about().kind().equals(WriteToPerson.KIND),
                        problems));
        return "messages/message";
    }

    private static List<MessagePage.End> ends() {
        return List.of(
                end(Why.REACHED, "primary", "check-lg"),
                end(Why.VOICEMAIL, "secondary", "volume-up"),
                end(MakeCalls.NO_ANSWER, "secondary", "clock"),
                end(Why.WRONG_NUMBER, "secondary", "x-lg"),
                end(Why.UNWANTED, "secondary", "x-circle"));
    }

    private static MessagePage.End end(String value, String kind, String icon) {
        return new MessagePage.End(value, t("messages.end." + value), kind, icon);
    }

    private static String explained(Message it) {
        var why = it.why();
        if (it.state() == MessageState.UNCERTAIN) return t("messages.why.uncertain");
        return why == null ? "" : t("messages.why." + why);
    }

    private List<MessagePage.Fact> facts(Message it) {
        var facts = new ArrayList<MessagePage.Fact>();
        if (it.insteadOf() != null) facts.add(fact("messages.fact.instead", t("messages.fact.instead.text")));
        if (it.state().isOpen()) {
            facts.add(fact("messages.fact.after", show.moment(it.sendAfter())));
            facts.add(fact("messages.fact.before", show.moment(it.notAfter())));
        } else facts.add(fact("messages.fact.since", show.moment(it.since())));
        return facts;
    }

    private static MessagePage.Fact fact(String key, String value) {
        return new MessagePage.Fact(t(key), value);
    }
}
