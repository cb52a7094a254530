// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain;

import fr.parvis.access.SignedIn;
import fr.parvis.indicators.PastViews;
import fr.parvis.values.Ids;
import org.springframework.stereotype.Component;

/** Keeps the demonstration's questions as the explorer does. */
@Component
class LoadViews implements PastViews {
    private final SavedViews views;

    LoadViews(SavedViews views) {
        this.views = views;
    }

    @Override
    public void keep(SignedIn who) {
        save(
                who,
                "Énergie par point : le trimestre dernier et celui d’avant",
                "mesure=requests&lignes=point&famille=energy&comparer=avant&periode=last-quarter",
                true);
        save(
                who,
                "Ce qui bloque, organisme par organisme",
                "mesure=requests-walls&lignes=operateur&colonnes=blocage&periode=year",
                true);
        save(
                who,
                "Visites à domicile, mois par mois",
                "mesure=visits&lignes=mois&presence=home-visit&periode=twelve-months",
                false);
    }

    private void save(SignedIn who, String name, String question, boolean shared) {
        views.save(who, new SavedViews.View(Ids.next(), name, question, shared, true));
    }
}
