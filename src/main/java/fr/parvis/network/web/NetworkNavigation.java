// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.FirstStep;
import fr.parvis.access.Right;
import fr.parvis.access.SearchActions;
import fr.parvis.access.StartPage;
import fr.parvis.network.NetworkAddresses;
import fr.parvis.network.domain.PointFilter;
import fr.parvis.network.domain.PointList;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import java.util.ArrayList;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the points in the staff's navigation. */
@Configuration(proxyBeanMethods = false)
class NetworkNavigation {
    @Bean
    HelpTopics pointsHelp() {
        return new HelpTopics(Map.of(
                NetworkAddresses.POINTS,
                "02-direction#tenir-les-points",
                NetworkAddresses.POINTS + "/import",
                "02-direction#importer-des-points"));
    }

    @Bean
    NavigationEntry networkEntry() {
        return new NavigationEntry(
                NavigationSection.FIELD, 10, NetworkAddresses.POINTS, "network.points.title", Right.READ_POINTS);
    }

    @Bean
    SearchActions pointsActions() {
        return (asked, who) -> {
            var actions = new ArrayList<SearchActions.Action>();
            if (who.may(Right.EDIT_POINTS)) actions.add(action("network.form.create", NetworkAddresses.NEW_POINT));
            if (who.may(Right.IMPORT_POINTS))
                actions.add(action("network.import.title", NetworkAddresses.POINTS + "/import"));
            return actions;
        };
    }

    private static SearchActions.Action action(String key, String href) {
        return new SearchActions.Action(t(key), t("network.points.title"), href);
    }

    @Bean
    FirstStep firstPointStep(PointList points) {
        return new FirstStep(
                30,
                "network.first-step",
                who -> NetworkAddresses.NEW_POINT,
                who -> !points.list(
                                new PointFilter("", null, null, PointFilter.State.ALL, null, who.association()), 1, 0)
                        .isEmpty());
    }

    @Bean
    StartPage pointsStart() {
        return new StartPage(50, NetworkAddresses.POINTS, who -> true);
    }
}
