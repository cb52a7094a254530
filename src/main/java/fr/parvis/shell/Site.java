// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import fr.parvis.runtime.ParvisSettings;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Whole addresses of our pages, for those who meet them elsewhere: on paper, in a message, in a search. */
@Component
public class Site {
    private final String address;

    public Site(ParvisSettings parvis) {
        this.address = parvis.address();
    }

    /** @param path begins with a slash */
    public String whole(String path) {
        return (address.isEmpty()
                        ? ServletUriComponentsBuilder.fromCurrentContextPath()
                                .build()
                                .toUriString()
                        : address)
                + path;
    }
}
