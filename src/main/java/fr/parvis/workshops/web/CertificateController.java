// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.files.Download;
import fr.parvis.network.LocalDays;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.skills.Learners;
import fr.parvis.workshops.WorkshopsAddresses;
import fr.parvis.workshops.domain.SeeWorkshops;
import fr.parvis.workshops.domain.SeeWorkshops.Attended;
import fr.parvis.workshops.papers.Certificate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Prints the certificate of an attendee; the name is typed into the paper and kept nowhere. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class CertificateController {
    private static final int LONGEST = 80;

    private final SeeWorkshops see;
    private final ShowWorkshops show;
    private final Learners learners;
    private final Associations associations;
    private final LocalDays localDays;
    private final Certificate certificate;

    CertificateController(
            SeeWorkshops see,
            ShowWorkshops show,
            Learners learners,
            Associations associations,
            LocalDays localDays,
            Certificate certificate) {
        this.see = see;
        this.show = show;
        this.learners = learners;
        this.associations = associations;
        this.localDays = localDays;
        this.certificate = certificate;
    }

    @GetMapping(Addresses.CERTIFICATE)
    String form(@PathVariable UUID id, Model model) {
        return page(id, "", new Problems(), model);
    }

    @PostMapping(Addresses.CERTIFICATE)
    Object print(@PathVariable UUID id, @RequestParam(defaultValue = "") String nom, SignedIn who, Model model) {
        var name = nom.strip().replaceAll("\\s+", " ");
        var attended = see.attendedSessions(id);
        var problems = new Problems();
        if (attended.isEmpty()) problems.add("", t("workshops.problem.not-attended"));
        else if (name.length() < 2 || name.length() > LONGEST)
            problems.add("nom", t("workshops.problem.length", 2, LONGEST));
        if (!problems.isEmpty()) return FormAnswer.invalid(page(id, nom, problems, model));
        var whole = whole(id);
        var gestures = whole.workshop().gestures();
        return Words.in(Words.FRENCH)
                .call(() -> Download.pdf("attestation.pdf")
                        .entity(certificate.print(new Certificate.Text(
                                associations
                                        .find(Objects.requireNonNull(who.association()))
                                        .map(Association::name)
                                        .orElse(""),
                                name,
                                whole.workshop().title(),
                                show.point(whole.cycle().point()),
                                days(attended),
                                duration(attended.stream()
                                        .mapToInt(Attended::minutes)
                                        .sum()),
                                whole.workshop().goals(),
                                learners.gestures(Words.locale()).stream()
                                        .filter(one -> gestures.contains(one.code()))
                                        .map(Learners.Gesture::label)
                                        .toList(),
                                Words.longDate(localDays.todayAt(whole.cycle().point()))))));
    }

    private SeeWorkshops.Whole whole(UUID enrolment) {
        return see.enrolment(enrolment)
                .flatMap(it -> see.find(it.cycle()))
                .orElseThrow(() -> new NotFound("enrolment " + enrolment));
    }

    private static List<String> days(List<Attended> attended) {
        return attended.stream()
                .map(one -> t("workshops.certificate.day", Words.longDate(one.day()), duration(one.minutes())))
                .toList();
    }

    /** "1 h 30", "2 h", "45 minutes". */
    private static String duration(int minutes) {
        return minutes < 60
                ? n("workshops.certificate.minutes", minutes)
                : t(
                        minutes % 60 == 0 ? "workshops.certificate.hours" : "workshops.certificate.hours-minutes",
                        minutes / 60,
                        "%02d".formatted(minutes % 60));
    }

    private String page(UUID id, String name, Problems problems, Model model) {
        var whole = whole(id);
        var it = see.enrolment(id).orElseThrow();
        model.addAttribute(
                "page",
                new CertificatePage(
                        Addresses.enrolment(id) + "/attestation",
                        whole.workshop().title(),
                        WorkshopsAddresses.cycle(it.cycle()),
                        t("workshops.number", it.number()),
                        days(see.attendedSessions(id)),
                        name,
                        problems));
        return "workshops/attestation";
    }
}
