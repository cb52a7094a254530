package fr.parvis.network.domain;

import fr.parvis.network.Commune;
import fr.parvis.network.PublicPoints;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Points told to the public. */
@Component
@Transactional(readOnly = true)
class DatabasePublicPoints implements PublicPoints {
    private final PointList points;
    private final Openings openings;

    DatabasePublicPoints(PointList points, Openings openings) {
        this.points = points;
        this.openings = openings;
    }

    @Override
    public List<PublicPoint> near(Commune commune, int count, Locale locale) {
        return points.near(commune.insee(), count).stream()
                .map(view -> told(view, locale))
                .toList();
    }

    @Override
    public Optional<PublicPoint> find(UUID id, Locale locale) {
        return points.find(id).map(view -> told(view, locale));
    }

    @Override
    public int count() {
        return points.count(new PointFilter("", null, null, PointFilter.State.OPEN, null, null));
    }

    private PublicPoint told(PointView view, Locale locale) {
        var sheet = view.sheet();
        var place = sheet.place();
        return new PublicPoint(
                sheet.id(),
                place.name(),
                sheet.kind(),
                place.address(),
                place.addressComplement(),
                place.postcode(),
                place.commune(),
                place.latitude(),
                place.longitude(),
                view.kilometres(),
                sheet.labels(),
                openings.told(view, locale),
                place.phone(),
                place.emails(),
                place.websites(),
                place.booking(),
                place.accessibility(),
                place.summary(),
                place.detail(),
                place.services(),
                place.publics(),
                place.specialCare(),
                place.fees(),
                place.access(),
                place.support(),
                view.closedOn(openings.today(sheet)));
    }
}
