// SPDX-License-Identifier: EUPL-1.2
/**
 * The French national standard "lieux de médiation numérique": files of places read, checked and written.
 *
 * <p>Fields and values are those of version 2; files of version 1, still met, are read and brought to version 2. Modules that give
 * points out or take them in speak it too: it is a part of the module's API.
 */
@NamedInterface("standard")
@NullMarked
package fr.parvis.network.domain.standard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
