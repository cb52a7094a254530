// SPDX-License-Identifier: EUPL-1.2
/** Open data as it is published: the network's points and tours in the forms that others read. */
@NullMarked
package fr.parvis.opendata.papers;

import org.jspecify.annotations.NullMarked;
