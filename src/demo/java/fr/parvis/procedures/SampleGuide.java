// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures;

/** The demonstration's way in: some sheets of the official guide, as they were in November 2020. */
public interface SampleGuide {

    /** Takes the sheets in, in the network's scope; nothing where there is a guide already. */
    void load();
}
