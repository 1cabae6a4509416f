<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>gatehouse::pages::ClientsPage</name>
    <message numerus="yes">
        <source>%1 is blocked; %n session(s) have ended.</source>
        <translation>
            <numerusform>%1 is blocked; %n session has ended.</numerusform>
            <numerusform>%1 is blocked; %n sessions have ended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is deleted; %n session(s) have ended.</source>
        <translation>
            <numerusform>%1 is deleted; %n session has ended.</numerusform>
            <numerusform>%1 is deleted; %n sessions have ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::DoctorPage</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::PeoplePage</name>
    <message numerus="yes">
        <source>%n session(s) have ended.</source>
        <translation>
            <numerusform>%n session has ended.</numerusform>
            <numerusform>%n sessions have ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::SessionsPage</name>
    <message numerus="yes">
        <source>%n session(s) have ended.</source>
        <translation>
            <numerusform>%n session has ended.</numerusform>
            <numerusform>%n sessions have ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::SettingsPage</name>
    <message numerus="yes">
        <source>%n change(s) not saved.</source>
        <translation>
            <numerusform>%n change not saved.</numerusform>
            <numerusform>%n changes not saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %n change(s)?</source>
        <translation>
            <numerusform>Discard %n change?</numerusform>
            <numerusform>Discard %n changes?</numerusform>
        </translation>
    </message>
</context>
</TS>
