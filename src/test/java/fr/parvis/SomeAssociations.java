// SPDX-License-Identifier: EUPL-1.2
package fr.parvis;

import fr.parvis.access.Association;
import fr.parvis.access.Associations;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;

/**
 * Associations of the network or, while a test asks much of the whole network, its own alone: what is read of the network is read
 * of each, also of the hundreds that other tests made.
 */
@Primary
public class SomeAssociations implements Associations {
    private final Associations all;
    private volatile @Nullable Set<UUID> few;

    public SomeAssociations(@Qualifier("databaseAssociations") Associations all) {
        this.all = all;
    }

    public void only(Collection<UUID> ids) {
        few = Set.copyOf(ids);
    }

    public void everyOne() {
        few = null;
    }

    @Override
    public List<Association> list() {
        var now = few;
        var list = all.list();
        return now == null
                ? list
                : list.stream().filter(one -> now.contains(one.id())).toList();
    }

    @Override
    public Optional<Association> find(UUID id) {
        return all.find(id);
    }

    @Override
    public Association create(UUID id, String name) {
        return all.create(id, name);
    }

    @Override
    public Optional<String> networkName() {
        return all.networkName();
    }

    @Override
    public Optional<LocalDate> networkBegan() {
        return all.networkBegan();
    }
}
