/** Service Networking v1: private connections between a network and Google's services. */
@NullMarked
package io.ringfence.sandbox.googleapi.servicenetworking;

import org.jspecify.annotations.NullMarked;
