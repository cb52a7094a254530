// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import fr.parvis.sheets.CardLinks;
import fr.parvis.shell.Words;
import fr.parvis.skills.domain.Gestures;
import fr.parvis.visits.DeskGestures;
import fr.parvis.visits.ThemeLink;
import fr.parvis.visits.VisitLinks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Links to skills: from a card to its path, from a visit to the gestures seen during it, from the desk to the start of an assessment. */
@Configuration(proxyBeanMethods = false)
class SkillsLinks {
    @Bean
    CardLinks skillsOfCard() {
        return card -> new CardLinks.Link(Words.t("skills.title"), Addresses.card(card), "mortarboard");
    }

    @Bean
    VisitLinks skillsOfVisit() {
        return visit -> new VisitLinks.Link(
                Words.t("skills.row"), Words.t("skills.visit.title"), Addresses.visit(visit), "mortarboard");
    }

    @Bean
    DeskGestures gesturesAtTheDesk(Gestures gestures) {
        return day -> new DeskGestures.Offered(
                gestures.on(day).stream()
                        .map(gesture -> new DeskGestures.Gesture(
                                gesture.code(), gesture.label(Words.locale()), gesture.picture(), gesture.themes()))
                        .toList(),
                LevelChoice.all(null).stream()
                        .map(level -> new DeskGestures.Step(level.value(), level.label(), level.icon()))
                        .toList());
    }

    @Bean
    ThemeLink skillsAtTheDesk() {
        return new ThemeLink("digital-assessment", "skills.begin", Addresses.SKILLS);
    }
}
