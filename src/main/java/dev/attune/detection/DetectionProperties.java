package dev.attune.detection;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How languages are told apart.
 *
 * @param highAccuracy whether single words are told apart as well as can be, for tens of
 * megabytes of heap and seconds at the first detection
 */
@ConfigurationProperties("attune.detection")
record DetectionProperties(@DefaultValue("false") boolean highAccuracy) {
}
