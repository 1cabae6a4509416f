// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/SettingsPage.h"

#include "models/Words.h"
#include "pages/ElidedLabel.h"
#include "pages/EmptyState.h"
#include "pages/Icon.h"
#include "pages/NewsDialog.h"
#include "pages/Question.h"
#include "pages/RowDelegate.h"
#include "pages/SecretDialog.h"
#include "pages/SettingField.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSet>
#include <QShortcut>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;
using models::SecretKeeper;
using models::Words;

namespace {

constexpr int GroupRole = Qt::UserRole;
constexpr int GroupIcon = 16;

QString namesOf(const QByteArrayList &names)
{
    return QString::fromUtf8(names.join(", "));
}

} // namespace

SettingsPage::SettingsPage(models::LiveData &live)
    : Page(live, tr("Settings"))
    , m_draft(live.server)
    , m_secrets(live.server)
    , m_filter(new QLineEdit(this))
    , m_file(new ElidedLabel(this))
    , m_groups(new QListWidget(this))
    , m_scroll(new QScrollArea(this))
    , m_stack(new QStackedWidget(this))
    , m_nothing(new EmptyState(u"settings"_s, this))
    , m_bar(new QLabel(this))
    , m_discard(new QPushButton(tr("Discard…"), this))
    , m_save(new QPushButton(tr("Save"), this))
{
    m_filter->setPlaceholderText(tr("Filter by name, help or value"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    auto *news = new QPushButton(tr("Notifications…"), this);
    news->setAutoDefault(false);
    news->setToolTip(tr("What this app tells you while you do something else."));
    connect(news, &QPushButton::clicked, this, [this] { openNews(this->live().news, this); });
    addBesideTitle(news);
    body().addWidget(m_filter);
    body().addWidget(makeFields(), 1);
    body().addLayout(makeBar());
    connect(m_filter, &QLineEdit::textChanged, this, &SettingsPage::showFitting);
    connect(m_groups, &QListWidget::currentRowChanged, this, [this] {
        m_filter->clear();
        showFitting();
        m_scroll->ensureVisible(0, 0);
    });
    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, m_filter, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    connect(&live.server, &models::LiveServer::connectionChanged, this, &SettingsPage::showAll);
    connect(&m_draft, &models::SettingsDraft::told, this, &SettingsPage::makeSettings);
    connect(&m_draft, &models::SettingsDraft::edited, this, [this](const QByteArray &name) {
        for (SettingField *field : std::as_const(m_fields)) {
            if (field->name() == name)
                showField(*field);
        }
        showGroups();
        showBar();
    });
    connect(&m_draft, &models::SettingsDraft::judged, this, [this] {
        showAll();
        if (std::exchange(m_goesToMistake, false))
            goTo(m_draft.firstMistake());
    });
    connect(&m_draft, &models::SettingsDraft::saved, this, &SettingsPage::tellSaved);
    connect(
        &m_draft, &models::SettingsDraft::refused, this, [this](const protocol::Failure &failure) {
            m_goesToMistake = true;
            say(Tone::Bad, failure.message);
            showBar();
        });
    connect(&m_secrets, &SecretKeeper::changed, this, &SettingsPage::showAll);
    showAll();
}

QWidget *SettingsPage::makeFields()
{
    m_groups->setFrameShape(QFrame::NoFrame);
    m_groups->setIconSize({GroupIcon, GroupIcon});
    m_groups->setAccessibleName(tr("Groups of settings"));
    m_groups->setItemDelegate(new RowDelegate(m_groups));
    m_groups->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_groups->viewport()->setBackgroundRole(QPalette::Window);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus); // what is in it has it
    m_scroll->viewport()->setAutoFillBackground(false);
    m_stack->addWidget(m_scroll);
    m_stack->addWidget(m_nothing);
    auto *both = new QWidget(this);
    auto *layout = new QHBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_groups);
    layout->addWidget(m_stack, 1);
    return both;
}

QLayout *SettingsPage::makeBar()
{
    m_bar->setWordWrap(true);
    m_bar->setTextFormat(Qt::PlainText);
    m_save->setDefault(false);
    for (QPushButton *button : {m_discard, m_save})
        button->setAutoDefault(false);
    auto *line = new QHBoxLayout;
    line->addWidget(m_file, 1);
    line->addWidget(m_bar, 1);
    line->addWidget(m_discard);
    line->addWidget(m_save);
    connect(m_discard, &QPushButton::clicked, this, &SettingsPage::askToDiscard);
    connect(m_save, &QPushButton::clicked, this, [this] {
        m_draft.save();
        showBar();
    });
    return line;
}

void SettingsPage::makeSettings()
{
    QByteArrayList shown;
    for (const SettingField *field : std::as_const(m_fields))
        shown.append(field->name());
    QByteArrayList wanted;
    for (const protocol::SettingRow &row : m_draft.rows())
        wanted.append(row.name);
    if (shown == wanted)
        return showAll();
    m_fields.clear();
    m_headings.clear();
    const QString group =
        m_groups->currentItem() ? m_groups->currentItem()->data(GroupRole).toString() : QString();
    const QSignalBlocker quiet(m_groups);
    m_groups->clear();
    m_list = new QWidget;
    m_list->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(m_list);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(2);
    for (const protocol::SettingRow &row : m_draft.rows())
        addField(row);
    layout->addStretch(1);
    m_scroll->setWidget(m_list); // which deletes the one before
    for (int i = 0; i < m_groups->count(); ++i) {
        if (i == 0 || m_groups->item(i)->data(GroupRole).toString() == group)
            m_groups->setCurrentRow(i);
    }
    showAll();
    m_groups->setFixedWidth(m_groups->sizeHintForColumn(0) + 28);
}

void SettingsPage::addField(const protocol::SettingRow &row)
{
    QLabel *&heading = m_headings[row.group];
    if (!heading) {
        const QString title = Words::settingGroup(row.group);
        heading = new QLabel(title, m_list);
        heading->setTextFormat(Qt::PlainText);
        QFont font = heading->font();
        font.setPointSizeF(font.pointSizeF() * 1.15);
        font.setWeight(QFont::DemiBold);
        heading->setFont(font);
        heading->setContentsMargins(0, 3, 0, 6);
        m_list->layout()->addWidget(heading);
        auto *item = new QListWidgetItem(title, m_groups);
        item->setData(GroupRole, row.group);
    }
    auto *field = new SettingField(m_draft, m_secrets, row, m_list);
    m_list->layout()->addWidget(field);
    m_fields.append(field);
    connect(
        field, &SettingField::replacing, this, [this, name = row.name] { replaceSecret(name); });
    connect(field, &SettingField::removing, this, [this, name = row.name] { askToRemove(name); });
}

void SettingsPage::showField(SettingField &field)
{
    field.update(live().server.isConnected());
}

void SettingsPage::showAll()
{
    for (SettingField *field : std::as_const(m_fields))
        showField(*field);
    m_file->setText(m_draft.file().isEmpty() ? QString() : tr("Written to %1").arg(m_draft.file()));
    showGroups();
    showFitting();
    showBar();
}

/// How many of each are changed, and whether something is wrong there.
void SettingsPage::showGroups()
{
    for (int i = 0; i < m_groups->count(); ++i) {
        QListWidgetItem &item = *m_groups->item(i);
        const QString group = item.data(GroupRole).toString();
        int changes = 0;
        bool isWrong = false;
        for (const SettingField *field : std::as_const(m_fields)) {
            if (field->group() != group)
                continue;
            changes += m_draft.isChanged(field->name()) ? 1 : 0;
            isWrong = isWrong || !m_draft.mistake(field->name()).isEmpty();
        }
        const QString title = Words::settingGroup(group);
        item.setText(changes > 0 ? tr("%1 (%2)").arg(title, Words::number(changes)) : title);
        item.setIcon(isWrong ? icon(u"error"_s) : QIcon());
        item.setToolTip(isWrong ? tr("Something is wrong here.") : QString());
    }
}

void SettingsPage::showFitting()
{
    const QString text = m_filter->text().trimmed();
    const QListWidgetItem *item = m_groups->currentItem();
    const QString group = item ? item->data(GroupRole).toString() : QString();
    QSet<QString> groups;
    for (SettingField *field : std::as_const(m_fields)) {
        const bool isShown = text.isEmpty() ? field->group() == group : field->fits(text);
        field->setVisible(isShown);
        if (!isShown)
            continue;
        groups.insert(field->group());
        const protocol::SettingRow *row = m_draft.find(field->name());
        const bool isAsked =
            m_secrets.known(field->name()).presence != SecretKeeper::Presence::Unknown;
        if (row && row->secret && !row->fixed && !isAsked)
            m_secrets.look(field->name());
    }
    for (auto heading = m_headings.cbegin(); heading != m_headings.cend(); ++heading)
        heading.value()->setVisible(groups.contains(heading.key()));
    if (m_draft.isKnown())
        m_nothing->say(
            tr("No setting fits the filter"), tr("Change the filter to see the others."));
    else
        m_nothing->say(
            tr("Not connected"), tr("What the server tells will stand here once it is connected."));
    m_stack->setCurrentWidget(groups.isEmpty() ? static_cast<QWidget *>(m_nothing) : m_scroll);
    m_groups->setVisible(!m_fields.isEmpty());
}

QString SettingsPage::barText() const
{
    QStringList parts;
    if (m_draft.changes() > 0)
        parts.append(tr("%n change(s) not saved.", nullptr, m_draft.changes()));
    if (m_draft.isSaving())
        return tr("Saving…");
    if (!live().server.isConnected() && m_draft.changes() > 0)
        parts.append(tr("The server is away; what you typed stays here until it is back."));
    else
        parts +=
            m_draft.otherMistakes() + (m_draft.changes() > 0 ? m_draft.warnings() : QStringList());
    return parts.join(u' ');
}

void SettingsPage::showBar()
{
    m_bar->setText(barText());
    m_bar->setVisible(!m_bar->text().isEmpty());
    m_file->setVisible(m_bar->text().isEmpty());
    m_discard->setEnabled(m_draft.changes() > 0 && !m_draft.isSaving());
    m_save->setEnabled(m_draft.canSave() && live().server.isConnected());
}

void SettingsPage::goTo(const QByteArray &name)
{
    for (SettingField *field : std::as_const(m_fields)) {
        if (field->name() != name)
            continue;
        for (int i = 0; i < m_groups->count(); ++i) {
            if (m_groups->item(i)->data(GroupRole).toString() == field->group())
                m_groups->setCurrentRow(i);
        }
        m_filter->clear();
        field->takeFocus();
        m_list->layout()->activate();
        m_scroll->ensureWidgetVisible(field);
    }
}

void SettingsPage::setFilter(const QString &text)
{
    m_filter->setText(text);
}

void SettingsPage::tellSaved(const protocol::SettingsChanged &changed)
{
    QStringList parts;
    if (!changed.changed.isEmpty())
        parts.append(tr("In force now: %1.").arg(namesOf(changed.changed)));
    if (!changed.restart.isEmpty())
        parts.append(tr("After a restart of the server: %1.").arg(namesOf(changed.restart)));
    if (parts.isEmpty())
        parts.append(tr("Saved."));
    parts += changed.warnings;
    const bool waits = !changed.restart.isEmpty() || !changed.warnings.isEmpty();
    say(waits ? Tone::Warning : Tone::Good, parts.join(u' '));
    showBar();
}

void SettingsPage::askToDiscard()
{
    const Question question {.title = tr("Discard changes"),
        .text = tr("Discard %n change(s)?", nullptr, m_draft.changes()),
        .consequence = tr("What you typed is lost; the server goes on as it is."),
        .verb = tr("Discard")};
    confirm(this, question, [this] { m_draft.discard(); });
}

void SettingsPage::replaceSecret(const QByteArray &name)
{
    const protocol::SettingRow *row = m_draft.find(name);
    auto *dialog = new SecretDialog(
        m_secrets, {name, row ? row->help : QString(), m_draft.secretStore()}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SecretDialog::kept, this, [this, name](const SecretKeeper::Outcome &outcome) {
        tellOutcome(name,
            tr("%1 is kept in %2.")
                .arg(QString::fromUtf8(name), Words::secretStore(m_draft.secretStore())),
            outcome);
    });
    dialog->open();
}

void SettingsPage::askToRemove(const QByteArray &name)
{
    const QString shown = QString::fromUtf8(name);
    const Question question {.title = tr("Remove secret"),
        .text = tr("Remove %1 from %2?").arg(shown, Words::secretStore(m_draft.secretStore())),
        .consequence = tr("This cannot be undone: nothing gives the secret back, and what needs it "
                          "does not work without."),
        .verb = tr("Remove")};
    confirm(this, question, [this, name, shown] {
        m_secrets.remove(name, this, [this, name, shown](const SecretKeeper::Outcome &outcome) {
            tellOutcome(name, tr("%1 is removed.").arg(shown), outcome);
        });
    });
}

void SettingsPage::tellOutcome(
    const QByteArray &name, const QString &done, const SecretKeeper::Outcome &outcome)
{
    m_draft.refresh();
    if (!outcome.refused.isEmpty())
        return say(Tone::Bad, outcome.refused);
    if (!outcome.notYetUsed.isEmpty())
        return say(Tone::Warning,
            done + u' ' + tr("The server goes on as before: %1").arg(outcome.notYetUsed));
    const protocol::SettingRow *row = m_draft.find(name);
    if (row && row->restart)
        return say(Tone::Warning, done + u' ' + tr("The server takes it at its next restart."));
    say(Tone::Good, done);
}

} // namespace gatehouse::pages
