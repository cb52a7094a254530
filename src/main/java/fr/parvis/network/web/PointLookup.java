// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.web;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.network.domain.PointList;
import fr.parvis.network.domain.PointSheet;
import fr.parvis.network.domain.PointView;
import fr.parvis.shell.NotAllowed;
import fr.parvis.shell.NotFound;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Points by their identifier, and who may edit them. */
@Component
class PointLookup {
    private final PointList points;

    PointLookup(PointList points) {
        this.points = points;
    }

    PointView get(UUID id) {
        return points.find(id).orElseThrow(() -> new NotFound("point " + id));
    }

    PointView editable(UUID id, SignedIn who) {
        var view = get(id);
        if (!mayEdit(who, view.sheet())) throw new NotAllowed("the point " + id + " is another association's");
        return view;
    }

    /** One's own association's points; all of them for the network. */
    static boolean mayEdit(SignedIn who, PointSheet sheet) {
        return who.may(Right.EDIT_POINTS)
                && (who.association() == null || who.association().equals(sheet.association()));
    }
}
