/** What the network does on its own, at its hours. */
@NullMarked
package fr.parvis.network.jobs;

import org.jspecify.annotations.NullMarked;
