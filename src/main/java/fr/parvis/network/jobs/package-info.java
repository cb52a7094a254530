// SPDX-License-Identifier: EUPL-1.2
/** Jobs of the network. */
@NullMarked
package fr.parvis.network.jobs;

import org.jspecify.annotations.NullMarked;
