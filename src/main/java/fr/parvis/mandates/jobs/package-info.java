// SPDX-License-Identifier: EUPL-1.2
/** Jobs of mandates: warnings before their end, deletion after their time of keeping. */
@NullMarked
package fr.parvis.mandates.jobs;

import org.jspecify.annotations.NullMarked;
